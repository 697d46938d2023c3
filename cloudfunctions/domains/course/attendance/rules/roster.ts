import type { PersonId } from '../../../../../contract/kernel/ids'
import type { LessonPlan } from '../../../booking/about'
import type { Participant } from '../../../booking/offeringDocument'

/** Whether somebody is on the roll of a lesson: holds a place, and had it before the lesson was over. */
export const isOnRoll = (entry: Participant | undefined, { to }: Pick<LessonPlan, 'to'>): entry is Participant =>
  entry?.state === 'held' && entry.since <= to

/** Whether somebody had to be there: who got the place after it had begun didn't. */
export const isExpected = (entry: Participant | undefined, { from }: Pick<LessonPlan, 'from'>) => entry?.state === 'held' && entry.since <= from

/** The roll in the order of the places. */
export function rosterOf(
  entries: Readonly<Record<PersonId, Participant>>,
  lesson: Pick<LessonPlan, 'to'>,
): { personId: PersonId; entry: Participant }[] {
  return (Object.entries(entries) as [PersonId, Participant][])
    .filter(([, entry]) => isOnRoll(entry, lesson))
    .map(([personId, entry]) => ({ personId, entry }))
    .sort((a, b) => (a.entry.number ?? 0) - (b.entry.number ?? 0))
}
