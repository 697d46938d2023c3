import type { Lesson, SessionView } from '../../../../../contract/course/course'
import { readStored, writeStored } from '../../../../services/phoneStorage'
import { comingLessons } from '../../words/lessons'

/** The times under which lessons of a session were put into this phone's calendar, by their numbers. */
type Times = Pick<Lesson, 'from' | 'to'>
type Added = Readonly<Record<number, Times>>

/** WeChat can add to the phone's calendar, and neither read it nor take anything out. So the phone remembers what it has added. */
export const addedOf = ({ sessionId }: Pick<SessionView, 'sessionId'>): Added => readStored<Added>('lessonsInCalendar', sessionId) ?? {}

/** Remembers that these lessons are in the calendar with the times that they have now. */
export function rememberAdded(session: Pick<SessionView, 'sessionId'>, lessons: readonly Lesson[]): Added {
  const added = { ...addedOf(session), ...Object.fromEntries(lessons.map(({ no, from, to }) => [no, { from, to }])) }
  writeStored('lessonsInCalendar', added, session.sessionId)
  return added
}

const isSameTime = (one: Times, other: Times) => one.from === other.from && one.to === other.to

/** The lessons to come that aren't in the calendar yet with the times that they have now. */
export const notAdded = (lessons: readonly Lesson[], added: Added, now: Date): Lesson[] =>
  comingLessons(lessons, now).filter(({ no, ...times }) => {
    const known = added[no]
    return !known || !isSameTime(known, times)
  })

/** Entries of the calendar that no longer hold: their lesson was moved or called off. Only the person can take them out. */
export const outdatedEntries = (lessons: readonly Lesson[], added: Added, now: Date): Lesson[] =>
  lessons.flatMap((lesson) => {
    const known = added[lesson.no]
    const holds = !known || Date.parse(known.from) < now.getTime() || (lesson.cancelled === null && isSameTime(known, lesson))
    return holds ? [] : [{ ...lesson, ...known }]
  })
