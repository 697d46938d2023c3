import { View } from '@tarojs/components'
import type { Verdict as Decided } from '../../../../../contract/pass/gateVerdict'
import { openPage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../HolderCard'
import { outcomeWord, patternText, placeText } from '../../words/gate'
import './gate.scss'
import { OtherWays } from './OtherWays'

const MapButton = ({ compoundId }: { compoundId: string }) => (
  <Button variant="light" icon="map" onTap={() => openPage('buildingMap', { compoundId })}>
    看楼栋图
  </Button>
)

/** May come in: what the guard compares, and what the rider needs inside. */
export const LetIn = ({ verdict }: { verdict: Decided }) => (
  <Verdict
    tone="ok"
    about={placeText(verdict)}
    word={outcomeWord.enter}
    lead="请把这一屏给门岗看"
    at={new Date(verdict.at)}
    ticking
    pattern={`${patternText(verdict.pattern)}（截图不会动）`}
    actions={verdict.hasMap && verdict.compound && <MapButton compoundId={verdict.compound.compoundId} />}
    footer={<OtherWays verdict={verdict} />}
  >
    {verdict.holder && <HolderCard holder={verdict.holder} vehicle={verdict.vehicle} />}
    {verdict.note && <View className="gate__note">{verdict.note}</View>}
  </Verdict>
)
