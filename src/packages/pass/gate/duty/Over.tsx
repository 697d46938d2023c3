import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateView } from '../../../../../contract/pass/gate'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import type { Check, Looking } from './useCheck'
import type { Correction } from './useCorrection'
import { VerdictPage } from './VerdictPage'
import { Waiting } from './Waiting'

interface Props {
  looking: Looking
  at: { known: OutputOf<Actions['gate.duty']>; gate: GateView }
  check: Check
  correction: Correction
  onScan: (vehicle: Vehicle) => Promise<unknown>
  onType: () => void
}

/** What fills the screen after a scan. */
export function Over({ looking, at: { known, gate }, check, correction, onScan, onType }: Props) {
  const about = `${known.name} · ${gate.name}`
  if (looking.kind === 'asking') return <Waiting slow={looking.slow} onClose={check.close} onScan={() => onScan('eBike')} />
  if (looking.kind === 'failed')
    return (
      <Verdict
        tone="warn"
        saying="lookAtScreen"
        about={about}
        word="没核成"
        lead={looking.words}
        actions={
          <Button variant="light" onTap={check.close}>
            知道了
          </Button>
        }
      />
    )
  const { judged, credential } = looking
  /** The phone can look at the same code again; the server has used it up. */
  const walk = () => (judged.by === 'phone' && credential.kind === 'code' ? check.check(credential.text, 'foot') : onScan('foot'))
  return (
    <VerdictPage
      key={`${judged.word} ${judged.certainty} ${judged.vehicle}`}
      {...{ judged, about, correction, onType }}
      hotline={known.hotline}
      onShow={(next) => check.show({ kind: 'judged', judged: next, credential })}
      onClose={check.close}
      onScan={() => onScan(judged.vehicle)}
      onWalk={walk}
    />
  )
}
