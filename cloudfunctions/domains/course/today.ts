import type { SchoolId } from '../../../contract/course/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { TodayThing } from '../../../contract/kernel/today'
import { dayOf } from '../../kernel/calendar'
import { findAll, onlyFields } from '../../kernel/database/page'
import type { AtHome } from '../../kernel/domain'
import { agendaOf, currentIdsIn, liveStateOf, offerings, ownOfferingsOf, viewOwnBooking } from '../booking/public'
import { absenceOf, attendance, attendanceIdOf } from './attendance/attendanceDocument'
import { LESSON_PART, type LessonOf, lessonsIn } from './attendance/lesson'
import { asOfLesson } from './attendance/rules/record'
import { viewMark } from './attendance/statistics'
import { ownWishes } from './draw/ownWishes'
import { asSession, type Session } from './sessionDetails'

/** What somebody has booked or wished in courses, and the lessons whose roll they call. */
export async function todayOfCourses({ personId, workplaces }: AtHome, now: Date): Promise<TodayThing[]> {
  const schoolIds = workplaces.flatMap((workplace) => (workplace.role === 'teacher' ? workplace.schoolId : []))
  const [booked, wished, taught] = await Promise.all([bookedBy(personId, now), wishedBy(personId, now), taughtAt(schoolIds, now)])
  return [...booked, ...wished, ...taught]
}

async function bookedBy(personId: PersonId, now: Date): Promise<TodayThing[]> {
  const ids = currentIdsIn(await agendaOf(personId), now).filter((id) => id.startsWith('ses_'))
  const sessions = (await ownOfferingsOf(ids, personId)).flatMap((own) => asSession(own) ?? [])
  const held = sessions.filter((session) => liveStateOf(session, personId) === 'held')
  return [
    ...sessions.flatMap((session) => offerIn(session, personId, now)),
    ...(await withMark(held.flatMap(lessonsIn).filter(isLeftOf(now)), personId)),
  ]
}

function offerIn(session: Session, personId: PersonId, now: Date): TodayThing[] {
  const mine = viewOwnBooking(session, personId, null, now)
  if (mine?.state !== 'offered' || !mine.offeredUntil) return []
  return [{ kind: 'courseOffer', at: mine.since, until: mine.offeredUntil, sessionId: session._id, title: session.details.title }]
}

/** Takes place today, and isn't over. */
const isLeftOf =
  (now: Date) =>
  ({ lesson: { from, to, cancelled } }: LessonOf) =>
    cancelled === null && dayOf(from) === dayOf(now) && to > now

const factsOf = ({ sessionId, details, lesson }: LessonOf) => ({
  at: lesson.from.toISOString(),
  until: lesson.to.toISOString(),
  sessionId,
  lessonNo: lesson.no,
  title: details.title,
  schoolName: details.school.name,
})

/** Lessons with what the roll says of this person at each. */
async function withMark(lessons: readonly LessonOf[], personId: PersonId): Promise<TodayThing[]> {
  const idOf = ({ sessionId, lesson }: LessonOf) => attendanceIdOf({ sessionId, lessonNo: lesson.no }, personId)
  const known = new Map((await attendance.getMany(lessons.map(idOf))).map((record) => [record._id, record]))
  return lessons.map((one) => {
    const record = known.get(idOf(one))
    const current = record && asOfLesson(record, one.lesson)
    const [mark = null] = current ? viewMark(current) : []
    return { kind: 'lesson', ...factsOf(one), mark, told: current !== undefined && absenceOf(current) === 'told' }
  })
}

/** Wishes that may still be changed. */
const wishedBy = async (personId: PersonId, now: Date): Promise<TodayThing[]> =>
  (await ownWishes(personId, now))
    .filter(({ state }) => state === 'wishing')
    .map(({ drawId, title, since, closesAt, ranks }) => ({ kind: 'wishes', at: since, until: closesAt, drawId, title, ranks }))

const sessionParts = onlyFields(offerings, [...LESSON_PART, 'endsAt'])

/** At all schools of a teacher: what is left of today, and where nothing is, the next lesson. */
async function taughtAt(schoolIds: readonly SchoolId[], now: Date): Promise<TodayThing[]> {
  const running = await Promise.all(schoolIds.map((venue) => findAll(sessionParts, 'venue', { equals: { venue }, from: now })))
  const coming = running
    .flat()
    .flatMap(lessonsIn)
    .filter(({ lesson: { to, cancelled } }) => cancelled === null && to > now)
    .sort((a, b) => a.lesson.from.getTime() - b.lesson.from.getTime())
  const left = coming.filter(isLeftOf(now))
  const shown = left.length > 0 ? left : coming.slice(0, 1)
  return shown.map((one) => ({ kind: 'ownClass', ...factsOf(one), schoolId: one.details.school.schoolId }))
}
