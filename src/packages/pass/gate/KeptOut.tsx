import { View } from '@tarojs/components'
import type { Vehicle } from '../../../../contract/compoundRules'
import type { Verdict as Decided, GateRefusal } from '../../../../contract/gateVerdict'
import { openTab } from '../../../routes'
import { gateRefusalText, outcomeWord, placeText } from '../../../texts/gate'
import { Button } from '../../../ui/button/Button'
import { Verdict } from '../../../ui/verdict/Verdict'
import './gate.scss'
import { HotlineButton } from './HotlineButton'
import { placeOf, ReportWait } from './ReportWait'
import { wayOut } from './wayOut'

interface Props {
  verdict: Decided
  refusal: GateRefusal
  onAsk: (vehicle: Vehicle) => Promise<unknown>
  onRescan: () => Promise<unknown>
}

function Actions({ verdict, refusal, onAsk, onRescan }: Props) {
  const { compound, holder } = verdict
  const way = wayOut(refusal, { compoundId: compound?.compoundId, ask: onAsk, rescan: onRescan })
  const place = holder && placeOf(verdict)
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
      {place && <ReportWait place={place} />}
      {compound?.hotline && <HotlineButton number={compound.hotline} />}
    </>
  )
}

/** May not come in now: why, and what to do instead. */
export function KeptOut(props: Props) {
  const { verdict, refusal } = props
  const { title, todo } = gateRefusalText(refusal, new Date(verdict.now))
  return (
    <Verdict tone="no" about={placeText(verdict)} word={outcomeWord.refused} at={new Date(verdict.at)} actions={<Actions {...props} />}>
      <View className="gate__why">{title}</View>
      <View className="gate__todo">{todo}</View>
    </Verdict>
  )
}
