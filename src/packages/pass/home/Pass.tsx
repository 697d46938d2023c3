import type { PassView } from '../../../../contract/pass/pass'
import { serverTimeOf } from '../../../services/clock'
import { useOnline } from '../../../services/useOnline'
import { useServerNow } from '../../../services/useServerNow'
import { Screen } from '../../../ui/screen/Screen'
import { LastKnown } from '../../../ui/states/LastKnown'
import { useBinding } from '../phone/useBinding'
import { Certainty } from './Certainty'
import { Ended } from './Ended'
import { Links } from './Links'
import { OtherPhone } from './OtherPhone'
import { passStanding } from './passStanding'
import { Reminders } from './Reminders'
import { ScanGate } from './ScanGate'
import { ShownPass } from './ShownPass'
import { Fetching, Unbound } from './Unbound'

const MINUTE_MS = 60_000

interface Props {
  pass: PassView
  /** When this was heard of the pass, by the phone's clock, ms since 1970. */
  heardAt: number
  /** The last try to hear more failed. */
  failed: boolean
}

/** The pass of somebody who has one. Where it shows a code it says itself how sure that is; all else is as old as what was heard. */
export function Pass({ pass, heardAt, failed }: Props) {
  const now = useServerNow(MINUTE_MS)
  const standing = passStanding(pass, now)
  const { binding, bind, refusal } = useBinding(pass)
  const online = useOnline()
  const holds = standing.state === 'active'
  const showsCode = holds && binding.kind === 'ready'
  return (
    <Screen worksOffline={showsCode}>
      {(failed || !online) && !showsCode && <LastKnown at={heardAt} />}
      {!holds && <Ended pass={pass} standing={standing} now={now} />}
      {showsCode && <ShownPass pass={pass} secret={binding.secret} />}
      {showsCode && <Certainty heardAt={serverTimeOf(heardAt)} now={now} />}
      {holds && binding.kind === 'fetching' && <Fetching onBind={() => bind(false)} refusal={refusal} />}
      {holds && binding.kind === 'none' && <Unbound onBind={() => bind(false)} refusal={refusal} />}
      {holds && binding.kind === 'elsewhere' && <OtherPhone boundAt={pass.boundAt} now={now} onMove={() => bind(true)} refusal={refusal} />}
      {holds && <ScanGate />}
      {holds && <Reminders pass={pass} now={now} />}
      <Links />
    </Screen>
  )
}
