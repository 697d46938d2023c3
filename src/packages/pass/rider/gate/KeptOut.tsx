import { View } from '@tarojs/components'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { Verdict as Decided, GateRefusal } from '../../../../../contract/pass/gateVerdict'
import { openTab } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { gateRefusalText, outcomeWord, placeText } from '../../words/gate'
import './gate.scss'
import { OtherWays } from './OtherWays'
import { wayOut } from './wayOut'

interface Props {
  verdict: Decided
  refusal: GateRefusal
  onAsk: (vehicle: Vehicle) => Promise<unknown>
  onRescan: () => Promise<unknown>
}

function Actions({ verdict, refusal, onAsk, onRescan }: Props) {
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
export function KeptOut(props: Props) {
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
