import { View } from '@tarojs/components'
import type { Verdict as Decided } from '../../../../contract/gateVerdict'
import { openPage } from '../../../routes'
import { outcomeWord, patternText, placeText } from '../../../texts/gate'
import { Button } from '../../../ui/button/Button'
import { Verdict } from '../../../ui/verdict/Verdict'
import './gate.scss'
import { Holder } from './Holder'
import { HotlineButton } from './HotlineButton'
import { placeOf, ReportWait } from './ReportWait'

function Actions({ verdict }: { verdict: Decided }) {
  const { compound, hasMap } = verdict
  const place = placeOf(verdict)
  return (
    <>
      {hasMap && compound && (
        <Button variant="light" icon="map" onTap={() => openPage('buildingMap', { compoundId: compound.compoundId })}>
          看楼栋图
        </Button>
      )}
      {compound?.hotline && <HotlineButton number={compound.hotline} />}
      {place && <ReportWait place={place} />}
    </>
  )
}

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
    actions={<Actions verdict={verdict} />}
  >
    {verdict.holder && <Holder holder={verdict.holder} vehicle={verdict.vehicle} />}
    {verdict.note && <View className="gate__note">{verdict.note}</View>}
  </Verdict>
)
