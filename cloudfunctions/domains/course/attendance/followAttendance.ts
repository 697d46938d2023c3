import type { PersonId } from '../../../../contract/kernel/ids'
import type { PayloadOf } from '../../../kernel/effect'
import { inBatches } from '../../../kernel/inBatches'
import { deliver } from '../../../kernel/inbox/deliver'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { agendaOf, agendas, type Penalty, saveAgenda } from '../../booking/agendaDocument'
import { bookingNews } from '../../booking/messages'
import { offerings } from '../../booking/offeringDocument'
import { addPenalty, removePenalty, viewPenaltyRecord } from '../../booking/rules/standing'
import type { closeRollOf, syncAttendance } from '../effects'
import { type AttendanceDocument, attendance, attendanceIdOf, rollOf } from './attendanceDocument'
import { LESSON_PART, type LessonOf, lessonFor, lessonIn } from './lesson'
import { isNoShow } from './rules/record'
import { isExpected, rosterOf } from './rules/roster'

/** The database is no faster for more, and a function has 20 seconds. */
const AT_ONCE = 20

/** The roll of a lesson has closed: whoever had to be there and wasn't, without word, has missed it. */
export async function closeRoll({ sessionId, lessonNo, at }: PayloadOf<typeof closeRollOf>): Promise<void> {
  const part = await offerings.getPart(sessionId, [...LESSON_PART, 'entries'])
  const found = lessonIn(part, lessonNo)
  if (!part || !found) return
  const known = new Map((await rollOf({ sessionId, lessonNo })).map((record) => [record.personId, record]))
  const missing = rosterOf(part.participants, found.lesson).filter(({ personId }) => isNoShow(known.get(personId) ?? null))
  await inBatches(missing, AT_ONCE, ({ personId }) => followAttendance({ sessionId, lessonNo, personId, at }))
}

/**
 * Brings one person's agenda and inbox to what a closed roll says. A correction may come meanwhile, so the roll is read again at the end: whoever
 * comes last has seen what the other wrote.
 */
export async function followAttendance({ sessionId, lessonNo, personId, at }: PayloadOf<typeof syncAttendance>): Promise<void> {
  const name = { sessionId, lessonNo }
  const found = await lessonFor(name, personId)
  if (!found) return
  const id = attendanceIdOf(name, personId)
  await retryOnConflict(async () => {
    const record = await attendance.get(id)
    const missed = found.lesson.cancelled === null && isExpected(found.entry, found.lesson) && isNoShow(record)
    await (missed ? noteNoShow(found, personId, record, at) : takeBack(found, personId, record, at))
    return (await attendance.get(id))?.revision === record?.revision ? undefined : LOST
  })
}

const markOf = ({ sessionId, about, lesson }: LessonOf): Penalty => ({
  ...{ key: `noShow:${sessionId}:${lesson.no}`, kind: 'noShow', offeringId: sessionId },
  ...{ title: about.title, at: lesson.from },
})

/** Names what is said to somebody once: again only when the roll said something else in between. */
const eventOf = (kind: string, { sessionId, lesson }: LessonOf, personId: PersonId, record: AttendanceDocument | null) =>
  [kind, attendanceIdOf({ sessionId, lessonNo: lesson.no }, personId), record?.state === 'none' ? 0 : (record?.at.getTime() ?? 0)].join(':')

async function noteNoShow(of: LessonOf, personId: PersonId, record: AttendanceDocument | null, at: Date): Promise<void> {
  const agenda = await agendaOf(personId)
  // Erased meanwhile: nothing is to be remembered of this person.
  if (agenda.revision === 0) return
  const { _id, revision, ...next } = addPenalty(agenda, markOf(of), at)
  const isNew = next.penalties.length !== agenda.penalties.length
  if (isNew && !(await saveAgenda(agenda, next))) return noteNoShow(of, personId, record, at)
  const { title, at: from } = markOf(of)
  const content = { kind: 'noShow', title, at: from.toISOString(), blockedUntil: viewPenaltyRecord(next, at).blockedUntil } as const
  await deliver(bookingNews.note({ eventId: eventOf('noShow', of, personId, record), personId, content, at }))
}

/** The word goes before the mark: a crash in between says it again under the same name. */
async function takeBack(of: LessonOf, personId: PersonId, record: AttendanceDocument | null, at: Date): Promise<void> {
  const agenda = await agendas.get(personId)
  const { key, title } = markOf(of)
  if (!agenda?.penalties.some((mark) => mark.key === key)) return
  const eventId = eventOf('noShowExcused', of, personId, record)
  await deliver(bookingNews.note({ eventId, personId, content: { kind: 'noShowExcused', title }, at }))
  const { _id, revision, ...next } = removePenalty(agenda, key)
  if (!(await saveAgenda(agenda, next))) return takeBack(of, personId, record, at)
}
