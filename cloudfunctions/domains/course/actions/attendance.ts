import { randomBytes } from 'node:crypto'
import type { attendanceActions, MarkState, RollRow } from '../../../../contract/course/attendance'
import type { SchoolId, SessionId } from '../../../../contract/course/ids'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import { change } from '../../../kernel/database/change'
import { findAll, onlyFields } from '../../../kernel/database/page'
import type { Context, Handler } from '../../../kernel/handler'
import { refusalOfOwnCase } from '../../../kernel/people/fourEyes'
import { offerings, type Participant } from '../../booking/public'
import { type AttendanceDocument, attendanceIdOf, reasonIn, rollOf, sealReason } from '../attendance/attendanceDocument'
import { classCodes, classIdOf, ensureClassCode, sealForClass, seedOfClass } from '../attendance/classCodes'
import { LESSON_PART, lessonFor, lessonNamed, lessonsIn, lessonWithPeople, viewLesson } from '../attendance/lesson'
import { recordMark } from '../attendance/recordMark'
import { decideMark, refusalOfCheckIn, shownAfter } from '../attendance/rules/checkIn'
import { isAttended, isOnRoll, isUnconfirmed, rosterOf } from '../attendance/rules/record'
import { schools, viewSchool } from '../schools'

type Actions = typeof attendanceActions

/** Of so many days before, so that yesterday's roll can still be corrected; and so many ahead. */
const [BEFORE_DAYS, AHEAD_DAYS] = [2, 7]

export const lessons: Handler<Actions['lessons']> = async ({ schoolId }, { now }) => {
  const [school, near] = await Promise.all([schools.get(schoolId), lessonsNear(schoolId, now)])
  if (!school) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { school: viewSchool(school), lessons: near, now: now.toISOString() } }
}

const sessionParts = onlyFields(offerings, [...LESSON_PART, 'endsAt', 'capacity', 'free'])

async function lessonsNear(schoolId: SchoolId, now: Date) {
  const [first, last] = [new Date(now.getTime() - BEFORE_DAYS * DAY_MS), new Date(now.getTime() + AHEAD_DAYS * DAY_MS)]
  const running = await findAll(sessionParts, 'venue', { equals: { venue: schoolId }, from: first })
  return running
    .flatMap((offering) => lessonsIn(offering).map((one) => ({ one, taken: offering.capacity - offering.free })))
    .filter(({ one: { lesson } }) => lesson.to >= first && lesson.from <= last)
    .sort((a, b) => a.one.lesson.from.getTime() - b.one.lesson.from.getTime())
    .map(({ one, taken }) => ({ ...viewLesson(one), taken }))
}

const ROLL_PAGE = 300

/** By number. A number is filled in a moment after its place was taken: who has none yet stands at the end of the last page. */
export const roll: Handler<Actions['roll']> = async ({ sessionId, lessonNo, after = 0 }, { now }) => {
  const name = { sessionId, lessonNo }
  const [found, shown] = await Promise.all([lessonWithPeople(name), classCodes.get(classIdOf(name))])
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const records = await rollOf(name, found.lesson)
  const known = new Map(records.map((record) => [record.personId, record]))
  const roster = rosterOf(found.participants, found.lesson)
  const ahead = roster.filter(({ participant: { number } }) => number !== null && number > after)
  const isLast = ahead.length <= ROLL_PAGE
  const page = isLast ? [...ahead, ...roster.filter(({ participant }) => participant.number === null)] : ahead.slice(0, ROLL_PAGE)
  return {
    data: {
      lesson: viewLesson(found),
      rows: page.map(({ personId, participant }) => viewRollRow(personId, participant, known.get(personId))),
      next: isLast ? null : (page.at(-1)?.participant.number ?? null),
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

type RollRecord = Pick<AttendanceDocument, '_id' | 'state' | 'proximity' | 'at' | 'reason' | 'toldAt'>

export const viewRollRow = (
  personId: PersonId,
  { number, name }: Pick<Participant, 'number' | 'name'>,
  record: RollRecord | undefined,
): RollRow => ({
  personId,
  number,
  name,
  state: record?.state ?? 'none',
  unconfirmed: record !== undefined && isUnconfirmed(record),
  at: record && record.state !== 'none' ? record.at.toISOString() : null,
  reason: record ? reasonIn(record) : null,
  toldAt: record?.toldAt?.toISOString(),
})

export const openClass: Handler<Actions['openClass']> = async ({ sessionId, lessonNo, deviceId }, { caller, now, request }) => {
  const name = { sessionId, lessonNo }
  const found = await lessonNamed(name)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const refusal = refusalOfCheckIn(found.lesson, now)
  if (refusal) return { refusal }
  const opened = await change(
    classCodes,
    () => ensureClassCode(name, now),
    request,
    (doc) => {
      const seed = sealForClass(doc._id, randomBytes(32).toString('base64'))
      return { kind: 'change', next: { shown: shownAfter(doc.shown, { teacherId: caller.personId, deviceId, seed }), at: now } }
    },
  )
  if ('refusal' in opened) return opened
  const { doc } = opened
  const seed = seedOfClass(doc)
  // A late retry of a phone that was followed by another gets no seed.
  if (seed === null || doc.shown?.deviceId !== deviceId) return { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } }
  return { data: { lesson: viewLesson(found), classId: doc._id, keyNo: doc.shown.keyNo, seed, now: now.toISOString() } }
}

export const mark: Handler<Actions['mark']> = ({ reason, ...marking }, context) => enter({ ...marking, reason: reason ?? null }, context)

export const correct: Handler<Actions['correct']> = (marking, context) => enter(marking, context)

interface Marking {
  readonly sessionId: SessionId
  readonly lessonNo: number
  readonly personId: PersonId
  readonly state: MarkState
  readonly reason: string | null
}

async function enter({ sessionId, lessonNo, personId, state, reason }: Marking, { caller, now, request }: Context) {
  const ownCase = refusalOfOwnCase(caller.personId, personId)
  if (ownCase) return { refusal: ownCase }
  const name = { sessionId, lessonNo }
  const found = await lessonFor(name, personId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } } as const
  const { lesson, participant } = found
  if (!isOnRoll(participant, lesson)) return { refusal: { code: 'NOT_BOOKED', details: {} } } as const
  const call = { lesson, state, reason: sealReason(attendanceIdOf(name, personId), reason), now }
  const outcome = await recordMark(found, personId, request, (known) => decideMark(known, call))
  if ('refusal' in outcome) return outcome
  return { data: { row: viewRollRow(personId, participant, outcome.doc), now: now.toISOString() } }
}
