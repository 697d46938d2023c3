import type { RosterRow } from '../../../contract/course/courseStaff'
import type { SessionId } from '../../../contract/course/ids'
import { type OfferingDocument, offerings } from '../booking/offeringDocument'
import { statisticsOfSession } from './attendance/figures'
import { viewRoster } from './views/rosterRows'

/** A session, drafts too, and everybody who takes part or did; null when there is none. */
export async function rosterOf(sessionId: SessionId, now: Date): Promise<{ offering: OfferingDocument; people: RosterRow[] } | null> {
  const offering = await offerings.get(sessionId)
  if (offering?.details.kind !== 'session') return null
  const figures = await statisticsOfSession(sessionId, offering.details.lessons)
  const people = viewRoster(offering, figures, now).map(({ attended, missed, ...row }) => ({ ...row, attended, missed }))
  return { offering, people }
}
