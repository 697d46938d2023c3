import type { PassView } from '../../../contract/pass'
import { passStanding } from '../../rider/passStanding'
import { ScanGate } from '../../rider/ScanGate'
import { useBinding } from '../../services/pass/useBinding'
import { useServerNow } from '../../services/useServerNow'
import { Certainty } from './Certainty'
import { Ended } from './Ended'
import { Links } from './Links'
import { OtherPhone } from './OtherPhone'
import { Reminders } from './Reminders'
import { ShownPass } from './ShownPass'
import { Fetching, Unbound } from './Unbound'

const MINUTE_MS = 60_000

interface Props {
  pass: PassView
  /** The server's time when this was heard of the pass. */
  heardAt: Date
}

/** The pass of somebody who has one. */
export function Pass({ pass, heardAt }: Props) {
  const now = useServerNow(MINUTE_MS)
  const standing = passStanding(pass, now)
  if (standing.state === 'active') return <Holding pass={pass} heardAt={heardAt} now={now} />
  return (
    <>
      <Ended pass={pass} standing={standing} now={now} />
      <Links />
    </>
  )
}

function Holding({ pass, heardAt, now }: Props & { now: Date }) {
  const { binding, bind, refusal } = useBinding(pass)
  return (
    <>
      {binding.kind === 'ready' && (
        <>
          <ShownPass pass={pass} secret={binding.secret} />
          <Certainty heardAt={heardAt} now={now} />
        </>
      )}
      {binding.kind === 'fetching' && <Fetching onBind={() => bind(false)} refusal={refusal} />}
      {binding.kind === 'none' && <Unbound onBind={() => bind(false)} refusal={refusal} />}
      {binding.kind === 'elsewhere' && <OtherPhone boundAt={pass.boundAt} now={now} onMove={() => bind(true)} refusal={refusal} />}
      <ScanGate />
      <Reminders pass={pass} now={now} />
      <Links />
    </>
  )
}
