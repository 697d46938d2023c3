import { View } from '@tarojs/components'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateRefusal, Verdict as GateVerdict } from '../../../../../contract/pass/gateVerdict'
import { openPage, openTab } from '../../../../routes'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { State } from '../../../../ui/states/State'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../HolderCard'
import { useKeptOut } from '../../useKeptOut'
import { gateRefusalText, outcomeWord, patternText, placeText } from '../../words/gate'
import { guardRefusalText } from '../../words/pass'
import { OtherWays } from './OtherWays'
import { wayOut } from './wayOut'
import './gate.scss'

const MapButton = ({ compoundId }: { compoundId: string }) => (
  <Button variant="light" icon="map" onTap={() => openPage('buildingMap', { compoundId })}>
    看楼栋图
  </Button>
)

/** May come in, unless the guard has decided otherwise since. */
function LetIn({ verdict }: { verdict: GateVerdict }) {
  const keptOut = useKeptOut()
  return keptOut ? <KeptOutByGuard verdict={verdict} keptOut={keptOut} /> : <MayEnter verdict={verdict} />
}

type GuardsDecision = NonNullable<ReturnType<typeof useKeptOut>>

const KeptOutByGuard = ({ verdict, keptOut }: { verdict: GateVerdict; keptOut: GuardsDecision }) => (
  <Verdict
    tone="no"
    about={placeText(verdict)}
    word="门岗没让进"
    at={new Date(keptOut.at)}
    actions={
      <Button variant="light" onTap={() => openPage('uses')}>
        不同意？告诉物业
      </Button>
    }
    footer={<OtherWays verdict={verdict} />}
  >
    <View className="gate__why">{guardRefusalText[keptOut.guardRefusal]}</View>
    <View className="gate__todo">这是门岗选的原因。改好了再扫一次，或者告诉物业。</View>
  </Verdict>
)

/** What the guard compares, and what the rider needs inside. */
const MayEnter = ({ verdict }: { verdict: GateVerdict }) => (
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

/** May go out. The exit is recorded, unless the rider has scanned too often. */
const LetOut = ({ verdict }: { verdict: GateVerdict }) => (
  <Verdict
    tone="ok"
    about={placeText(verdict)}
    word={outcomeWord.leave}
    lead={verdict.useId ? '已记下你出门了，路上慢点' : '路上慢点'}
    at={new Date(verdict.at)}
    saying={null}
    actions={
      <Button variant="light" onTap={() => openTab('home')}>
        回首页
      </Button>
    }
  />
)

interface KeptOutProps {
  verdict: GateVerdict
  refusal: GateRefusal
  onAsk: (vehicle: Vehicle) => Promise<unknown>
  onRescan: () => Promise<unknown>
}

function Actions({ verdict, refusal, onAsk, onRescan }: KeptOutProps) {
  const way = wayOut(refusal, { compoundId: verdict.compound?.compoundId, ask: onAsk, rescan: onRescan })
  return (
    <>
      {way && (
        <Button variant="light" icon={way.icon} onTap={way.go}>
          {way.words}
        </Button>
      )}
      {refusal.reason === 'unknownGate' && (
        <Button variant="lightGhost" icon="qr" onTap={() => openTab('pass')}>
          亮码给门岗扫
        </Button>
      )}
    </>
  )
}

/** May not come in now: why, and what to do instead. */
function KeptOut(props: KeptOutProps) {
  const { verdict, refusal } = props
  const { title, todo } = gateRefusalText(refusal, new Date(verdict.now))
  return (
    <Verdict
      tone="no"
      about={placeText(verdict)}
      word={outcomeWord.refused}
      at={new Date(verdict.at)}
      actions={<Actions {...props} />}
      footer={<OtherWays verdict={verdict} />}
    >
      <View className="gate__why">{title}</View>
      <View className="gate__todo">{todo}</View>
    </Verdict>
  )
}

/** Shown for longer than this it may be another visit: the colour goes. */
const HOLDS_MS = 10 * 60_000
const LOOKS_EVERY_MS = 10_000

interface Props {
  verdict: GateVerdict
  onAsk: (vehicle: Vehicle) => Promise<unknown>
  onRescan: () => Promise<unknown>
}

/** What was decided, as long as it is new. */
export function Decided({ verdict, onAsk, onRescan }: Props) {
  const now = useServerNow(LOOKS_EVERY_MS)
  const { refusal, outcome } = verdict
  if (now.getTime() - Date.parse(verdict.at) >= HOLDS_MS) return <TooOld verdict={verdict} onRescan={onRescan} />
  if (refusal) return <KeptOut key={refusal.reason} verdict={verdict} refusal={refusal} onAsk={onAsk} onRescan={onRescan} />
  return outcome === 'leave' ? <LetOut verdict={verdict} /> : <LetIn verdict={verdict} />
}

const TooOld = ({ verdict, onRescan }: Omit<Props, 'onAsk'>) => (
  <State
    icon="clock"
    title={verdict.refusal ? '这次核验已过 10 分钟' : '这次放行已过 10 分钟'}
    note={`${placeText(verdict)}。要进门，请重新扫门口的码`}
    action={
      <Button icon="scan" onTap={onRescan}>
        重新扫码
      </Button>
    }
  />
)
