import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { OfflineUse } from '../../../../../contract/pass/gate'
import { callAction } from '../../../../services/callAction'
import type { RefusalOf } from '../../../../services/refusal'
import type { Queue, QueuedUse, Sent } from './queue'

type Result = OutputOf<Actions['gate.sync']>['results'][number]
type Refusal = RefusalOf<'gate.sync'>

/** What became of what waited. */
export interface SyncReport {
  readonly recorded: number
  /** Found otherwise by the server: the property manager looks at it. */
  readonly suspicious: readonly QueuedUse[]
  /** Nobody's: it could not be recorded. */
  readonly unknown: readonly QueuedUse[]
  /** Why it ended before all was sent. */
  readonly refusal: Refusal | null
}

const onTheWire = ({ localId, gateId, at, text, vehicle, refusal }: QueuedUse): OfflineUse => ({
  localId,
  gateId,
  at,
  text,
  vehicle,
  refusal,
})

/** Only an answer says that all of it is known; a refusal of the phone itself that nothing was sent. */
const sentBy = (refusal: Refusal): Sent => (refusal.code === 'OFFLINE' ? 'notSent' : 'unknown')

/** Sends what waits, batch after batch, until it is empty or one isn't answered. `held`: what the guard still looks at stays. */
export async function sendQueue(queue: Queue, compoundId: string, held: () => string | null): Promise<SyncReport> {
  const results: { use: QueuedUse; result: Result['result'] }[] = []
  let refusal: Refusal | null = null
  for (let batch = queue.take(held()); batch.length > 0; batch = queue.take(held())) {
    const reply = await callAction('gate.sync', { compoundId, uses: batch.map(onTheWire) })
    queue.settle(batch, reply.ok ? reply.data.results : sentBy(reply.error))
    if (!reply.ok) {
      refusal = reply.error
      break
    }
    const named = reply.data.results.flatMap(({ localId, result }) =>
      batch.filter((use) => use.localId === localId).map((use) => ({ use, result })),
    )
    results.push(...named)
    // An answer that names none of them would be asked for for ever.
    if (named.length === 0) break
  }
  const those = (wanted: Result['result']) => results.filter(({ result }) => result === wanted).map(({ use }) => use)
  return { recorded: those('recorded').length, suspicious: those('suspicious'), unknown: those('unknown'), refusal }
}
