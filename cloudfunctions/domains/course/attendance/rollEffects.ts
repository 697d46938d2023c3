import { absenceUntil, wayOutOf } from '../../../../contract/course/wayOut'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { EffectRunner, PayloadOf } from '../../../kernel/effect'
import { inTurns } from '../../../kernel/inBatches'
import { deliver } from '../../../kernel/inbox/deliver'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import {
  bookingNews,
  cancellingOf,
  freeWayOf,
  givePenalty,
  hasPenalty,
  isSomebody,
  type Participant,
  takeBackPenalty,
} from '../../booking/public'
import { closeRoll, remindOfLesson, syncAttendance } from '../effects'
import { courseNews } from '../messages'
import { type AttendanceDocument, attendanceAt, attendanceIdOf, rollOf } from './attendanceDocument'
import { type LessonOf, type LessonWithPeople, lessonFor, lessonWithPeople } from './lesson'
import { isExpected, isNoShow, rosterOf } from './rules/record'

/** What lessons mean for those who hold a place. Each may run twice, and late. */
export const rollRunners: readonly EffectRunner[] = [
  // Once for each time at which the lesson was to begin. Where it was called off or moved meanwhile, other messages say so.
  remindOfLesson.does(async (payload, { now, hasTime }) => {
    const { sessionId, lessonNo, from, after, at } = payload
    const found = await lessonWithPeople({ sessionId, lessonNo })
    if (!found || found.lesson.cancelled !== null || found.lesson.from.getTime() !== from.getTime()) return
    const { title, school } = found.details
    const soon = { kind: 'lessonSoon', title, from: from.toISOString(), place: school.name } as const
    const roster = rosterOf(found.participants, found.lesson).filter(({ participant }) => isSomebody(participant))
    const people = roster.map(({ personId, participant }) => [personId, participant] as const)
    const last = await inTurns(people, after, hasTime, (participant, personId) => {
      const content = { ...soon, ...wayOutFor(found, participant, now) }
      const eventId = `lessonSoon:${attendanceIdOf({ sessionId, lessonNo }, personId)}:${from.getTime()}`
      return deliver(courseNews.note({ eventId, personId, content, at }))
    })
    return last ? { next: { ...payload, after: last } } : undefined
  }),

  closeRoll.does(async (payload, { hasTime }) => {
    const { sessionId, lessonNo, after, at } = payload
    const found = await lessonWithPeople({ sessionId, lessonNo })
    if (!found) return
    const known = new Map((await rollOf({ sessionId, lessonNo }, found.lesson)).map((record) => [record.personId, record]))
    const missing = rosterOf(found.participants, found.lesson).flatMap(({ personId }) =>
      isNoShow(known.get(personId) ?? null) ? [[personId, null] as const] : [],
    )
    const last = await inTurns(missing, after, hasTime, (_, personId) => syncWithRoll({ sessionId, lessonNo, personId, at }))
    return last ? { next: { ...payload, after: last } } : undefined
  }),

  syncAttendance.does(syncWithRoll),
]

/** What who can't come does about it now, as the server decides it then. */
function wayOutFor(found: LessonWithPeople, participant: Participant, now: Date) {
  const cancelling = cancellingOf(found, participant, now)
  const wayOut = wayOutOf(found.lesson, { lessons: found.details.lessons, cancelling }, now)
  if (wayOut === 'absence') return { wayOut, absenceUntil: absenceUntil(found.lesson).toISOString() }
  return wayOut === 'cancel' ? { wayOut, ...freeWayOf(found, participant, now) } : { wayOut }
}

/**
 * Brings one person's agenda and inbox to what a closed roll says. A correction may come meanwhile, so the roll is read again at the end: the one who
 * comes last has seen what the other wrote.
 */
async function syncWithRoll({ sessionId, lessonNo, personId, at }: PayloadOf<typeof syncAttendance>): Promise<void> {
  const name = { sessionId, lessonNo }
  const found = await lessonFor(name, personId)
  if (!found) return
  const read = () => attendanceAt(name, found.lesson, personId)
  await retryOnConflict(async () => {
    const record = await read()
    const missed = found.lesson.cancelled === null && isExpected(found.participant, found.lesson) && isNoShow(record)
    await (missed ? noteNoShow(found, personId, record, at) : takeBackNoShow(found, personId, record, at))
    return (await read())?.revision === record?.revision ? undefined : LOST
  })
}

const penaltyKeyOf = ({ sessionId, lesson }: LessonOf) => `noShow:${sessionId}:${lesson.no}`

/** Names what is said to somebody once: again only when the roll said something else in between. */
function eventOf(kind: string, { sessionId, lesson }: LessonOf, personId: PersonId, record: AttendanceDocument | null): string {
  const known = record && record.state !== 'none' ? record.at.getTime() : 0
  return `${kind}:${attendanceIdOf({ sessionId, lessonNo: lesson.no }, personId)}:${known}`
}

async function noteNoShow(of: LessonOf, personId: PersonId, record: AttendanceDocument | null, at: Date): Promise<void> {
  const { sessionId, details, lesson } = of
  const penalty = { key: penaltyKeyOf(of), kind: 'noShow', offeringId: sessionId, title: details.title, at: lesson.from } as const
  const penalties = await givePenalty(personId, penalty, at)
  // Erased meanwhile: nothing is to be remembered of this person.
  if (!penalties) return
  const content = { kind: 'noShow', title: details.title, at: lesson.from.toISOString(), blockedUntil: penalties.blockedUntil } as const
  await deliver(bookingNews.note({ eventId: eventOf('noShow', of, personId, record), personId, content, at }))
}

/** The message goes before the penalty: a crash in between says it again under the same name. */
async function takeBackNoShow(of: LessonOf, personId: PersonId, record: AttendanceDocument | null, at: Date): Promise<void> {
  const key = penaltyKeyOf(of)
  if (!(await hasPenalty(personId, key))) return
  const content = { kind: 'noShowExcused', title: of.details.title } as const
  await deliver(bookingNews.note({ eventId: eventOf('noShowExcused', of, personId, record), personId, content, at }))
  await takeBackPenalty(personId, key, at)
}
