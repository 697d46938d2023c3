import type { HandlerOf } from '../../../handlerOf'
import { rosterOf } from '../../rosterOf'
import { viewStaffSession } from '../../views/staffSession'

export const roster: HandlerOf<'course.roster'> = async ({ sessionId }, { now }) => {
  const found = await rosterOf(sessionId, now)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { session: viewStaffSession(found.offering, now), people: found.people, now: now.toISOString() } }
}
