import type { SessionId } from '../../../contract/course/ids'
import { findPage, onlyFields } from '../../kernel/database/page'
import type { EffectRunner } from '../../kernel/effect'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { changeOffering, namedIn, type OfferingDecision, type OfferingDocument, offerings, withMove } from '../booking/public'
import { schoolChanged, syncSchool } from './effects'
import { atRenamedSchool, atSchool, isSameSchool } from './rules/changes'
import { schools, viewSchool } from './schools'
import { asSession, type School } from './sessionDetails'
import { tellAll } from './tellAll'

/** How many sessions are synced at once. */
const PAGE = 20

const sessionsAt = onlyFields(offerings, ['endsAt'])

/** What follows for sessions when their school changes. A session that is over keeps the school as it was. */
export const schoolRunners: readonly EffectRunner[] = [
  schoolChanged.does(async (payload, { now, hasTime }) => {
    const { schoolId, at } = payload
    let after = payload.after
    while (hasTime()) {
      const { rows, next } = await findPage(sessionsAt, 'venue', { equals: { venue: schoolId }, beyond: at, after, size: PAGE })
      await Promise.all(rows.map(({ _id }) => syncSession(_id as SessionId, now, { isSchoolSaved: true })))
      if (next === null) return undefined
      after = next
    }
    return { next: { ...payload, after } }
  }),
  syncSchool.does(({ sessionId }, { now }) => syncSession(sessionId, now)),
]

/**
 * Brings a session to what its school says now. The session is read before the school, and after every change both are read again: the school
 * may have been changed in the moment of our write.
 *
 * @param isSchoolSaved it is the school that has changed, and not the session
 */
function syncSession(id: SessionId, now: Date, { isSchoolSaved = false } = {}): Promise<void> {
  return retryOnConflict(async () => {
    const session = asSession(await offerings.getPart(id, ['details', 'revision']))
    const school = session && (await schools.get(session.details.school.schoolId))
    if (!session || !school || isSameSchool(viewSchool(school), session.details.school)) return
    const requestId = `school-${school.revision}-${session.revision}-${id}`
    const request = systemRequest({ actorId: 'school', action: 'school.save', requestId, now })
    await changeOffering(id, request, (offering) => decide(offering, viewSchool(school), request, isSchoolSaved))
    return LOST
  })
}

/** Who takes part or waits hears of another address, and whoever booked the one before may leave. */
function decide(offering: OfferingDocument, school: School, request: WriteRequest, isSchoolSaved: boolean): OfferingDecision<never> {
  const session = asSession(offering)
  if (!session || session.details.school.schoolId !== school.schoolId) return { kind: 'change', next: offering }
  const { next, movedFrom } = atSchool(session, school, request.now)
  const isRenamed = isSchoolSaved && school.name !== session.details.school.name
  if (!movedFrom) return { kind: 'change', next: isRenamed ? atRenamedSchool(next, request.now) : next }
  const content = { kind: 'sessionChanged', ...namedIn(next), reason: `上课地点改到${school.name}，${school.address}` } as const
  return { kind: 'change', next: withMove(next, movedFrom, request.now), effects: tellAll(offering, content, request) }
}
