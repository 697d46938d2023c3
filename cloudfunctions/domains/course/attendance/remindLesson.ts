import type { PayloadOf } from '../../../kernel/effect'
import { inBatches } from '../../../kernel/inBatches'
import { deliver } from '../../../kernel/inbox/deliver'
import { offerings } from '../../booking/offeringDocument'
import type { remindOfLesson } from '../effects'
import { courseNews } from '../messages'
import { attendanceIdOf } from './attendanceDocument'
import { LESSON_PART, lessonIn } from './lesson'
import { rosterOf } from './rules/roster'

const AT_ONCE = 10

/** Reminds everybody who holds a place, once for each time at which the lesson was to begin. */
export async function remindLesson({ sessionId, lessonNo, from, at }: PayloadOf<typeof remindOfLesson>): Promise<void> {
  const part = await offerings.getPart(sessionId, [...LESSON_PART, 'entries'])
  const found = lessonIn(part, lessonNo)
  // Called off or moved meanwhile: other messages say so.
  if (!part || !found || found.lesson.cancelled !== null || found.lesson.from.getTime() !== from.getTime()) return
  const { title, school } = found.about
  const content = { kind: 'lessonSoon', title, from: from.toISOString(), place: school.name } as const
  await inBatches(rosterOf(part.participants, found.lesson), AT_ONCE, ({ personId }) => {
    const eventId = `lessonSoon:${attendanceIdOf({ sessionId, lessonNo }, personId)}:${from.getTime()}`
    return deliver(courseNews.note({ eventId, personId, content, at }))
  })
}
