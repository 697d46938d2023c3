import { type OfferingDocument, offerings } from '../../../cloudfunctions/domains/booking/offeringDocument'
import type { SessionId } from '../../../contract/course/ids'
import { aParticipant, sessionId } from '../offerings'
import type { Phone } from './phone'
import { aPublishedSession } from './samples/course'

/** A session of one place that `holder` has, with others who wait in order. */
export async function contended(holder: Phone, ...waiting: Phone[]): Promise<SessionId> {
  const waits = waiting.map(({ personId }) => [personId, aParticipant({ state: 'waiting', number: null })] as const)
  return aPublishedSession({
    capacity: 1,
    free: 0,
    allocationLog: [holder.personId],
    waiting: waiting.length,
    queue: waiting.map(({ personId }) => [personId]),
    participants: { [holder.personId]: aParticipant(), ...Object.fromEntries(waits) },
  })
}

export async function docOf(id: SessionId): Promise<OfferingDocument> {
  const found = await offerings.get(id)
  if (!found) throw new Error(`no session ${id}`)
  return found
}

/** What somebody is in a session, as the session says. */
export const stateOf = async (id: SessionId, { personId }: Phone) => (await docOf(id)).participants[personId]?.state

export const refusedWith = (code: string, details: object = {}) => ({ ok: false, error: { code, details } })
export const NOT_NOW = refusedWith('NOT_POSSIBLE_NOW')

let made = 0
/** The id of a session that is not there yet. */
export const freshSessionId = () => {
  made += 1
  return sessionId(`made${made}`)
}
