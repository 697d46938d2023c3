import { offerings } from '../../../booking/offeringDocument'
import type { HandlerOf } from '../../../handlerOf'
import { type AttendanceDocument, rollOf } from '../../attendance/attendanceDocument'
import { classCodes, classIdOf } from '../../attendance/classCodeDocument'
import { LESSON_PART, lessonIn, viewLesson } from '../../attendance/lesson'
import { isAttended, isUnconfirmed } from '../../attendance/rules/record'
import { rosterOf } from '../../attendance/rules/roster'
import { viewRow } from './rollRow'

const PAGE = 300

export const roll: HandlerOf<'attendance.roll'> = async ({ sessionId, lessonNo, after = 0 }, { now }) => {
  const name = { sessionId, lessonNo }
  const [part, records, shown] = await Promise.all([
    offerings.getPart(sessionId, [...LESSON_PART, 'entries']),
    rollOf(name),
    classCodes.get(classIdOf(name)),
  ])
  const found = lessonIn(part, lessonNo)
  if (!part || !found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const known = new Map(records.map((record) => [record.personId, record]))
  const roster = rosterOf(part.participants, found.lesson)
  const ahead = roster.filter(({ entry }) => (entry.number ?? 0) > after)
  const page = ahead.slice(0, PAGE)
  return {
    data: {
      lesson: viewLesson(found),
      rows: page.map(({ personId, entry }) => viewRow(personId, entry, known.get(personId))),
      next: ahead.length > PAGE ? (page.at(-1)?.entry.number ?? null) : null,
      counts: countsOf(roster.map(({ personId }) => known.get(personId))),
      keyNo: shown?.shown?.keyNo ?? null,
      now: now.toISOString(),
    },
  }
}

function countsOf(records: readonly (AttendanceDocument | undefined)[]) {
  const count = (is: (record: AttendanceDocument) => boolean) => records.filter((record) => record !== undefined && is(record)).length
  return {
    expected: records.length,
    here: count(isAttended),
    unconfirmed: count(isUnconfirmed),
    excused: count(({ state }) => state === 'excused'),
  }
}
