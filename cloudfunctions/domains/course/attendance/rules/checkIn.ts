import type { MarkState } from '../../../../../contract/course/attendance'
import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import type { ClassCode } from '../../../../../contract/course/classCode'
import type { ClassCodeFault } from '../../../../../contract/course/refusals'
import { metresBetween, type Spot } from '../../../../../contract/kernel/distance'
import { MINUTE_MS } from '../../../../../contract/kernel/duration'
import type { DeviceId, PersonId } from '../../../../../contract/kernel/ids'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import { lifeOf } from '../../../../../contract/pass/passCode'
import type { Sealed } from '../../../../kernel/secrets/fieldCipher'
import { rollClosesAt } from '../../rules/lessons'
import type { LessonPlan } from '../../sessionDetails'
import type { AttendanceRecord, CheckInMethod, Proximity } from './record'

const minutesFrom = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE_MS)

type LessonTimes = Pick<LessonPlan, 'from' | 'to'>
type Lesson = Pick<LessonPlan, 'from' | 'to' | 'cancelled'>

/** When one may check in to a lesson, and until when one is on time: a minute late is not late. */
export const windowOf = ({ from, to }: LessonTimes) => ({
  opensAt: minutesFrom(from, -ATTENDANCE_RULE.opensMinutes),
  onTimeUntil: minutesFrom(from, ATTENDANCE_RULE.graceMinutes),
  closesAt: rollClosesAt({ to }),
})

/** Somebody who comes now is on time or late. */
export const arrivalAt = (lesson: LessonTimes, now: Date): 'here' | 'late' => (now < windowOf(lesson).onTimeUntil ? 'here' : 'late')

type NotYet = Refusal<'CHECK_IN_NOT_OPEN' | 'NOT_POSSIBLE_NOW'>

/** Why nobody can be marked as here or missing yet; null: it can be done. */
export function refusalBefore(lesson: Lesson, now: Date): NotYet | null {
  if (lesson.cancelled !== null) return { code: 'NOT_POSSIBLE_NOW', details: {} }
  const { opensAt } = windowOf(lesson)
  return now < opensAt ? { code: 'CHECK_IN_NOT_OPEN', details: { opensAt: opensAt.toISOString() } } : null
}

/** Why nobody can check in now; null: it is open. Too early locks nobody out: nothing is remembered of it. */
export function refusalOfCheckIn(lesson: Lesson, now: Date): NotYet | Refusal<'CHECK_IN_OVER'> | null {
  const { closesAt } = windowOf(lesson)
  const closed = { code: 'CHECK_IN_OVER', details: { closedAt: closesAt.toISOString() } } as const
  return refusalBefore(lesson, now) ?? (now < closesAt ? null : closed)
}

/** What of a record a mark changes. */
export interface Marked extends AttendanceRecord {
  readonly method: CheckInMethod | null
  readonly at: Date
  readonly reason: Sealed | null
  /** When the person sent word; left out: that stays as it is. */
  readonly toldAt?: Date | null
}

type Known = AttendanceRecord & { readonly at: Date }

export type Marking<R extends Refusal> = { readonly next: Marked } | { readonly refusal: R }

const came = (state: MarkState) => state === 'here' || state === 'late'

interface Arrival {
  readonly lesson: Lesson
  readonly method: CheckInMethod
  readonly proximity: Proximity
  readonly now: Date
}

/**
 * Somebody checks in, by phone or before the teacher's eyes. Somebody who was marked absent and comes after all was late, not absent. Somebody who has
 * come already keeps the first time; a teacher who sees them confirms it.
 */
export function decideArrival(
  known: Known,
  { lesson, method, proximity, now }: Arrival,
): Marking<Refusal<'CHECK_IN_NOT_OPEN' | 'CHECK_IN_OVER' | 'NOT_POSSIBLE_NOW'>> {
  const refusal = refusalOfCheckIn(lesson, now)
  if (refusal) return { refusal }
  const again = came(known.state)
  // The teacher looked and saw nobody: then a phone's word alone is not enough.
  const shown = method === 'classCode' && known.state === 'absent' ? 'unknown' : proximity
  return {
    next: { state: again ? known.state : arrivalAt(lesson, now), method, proximity: shown, at: again ? known.at : now, reason: null },
  }
}

interface Call {
  readonly lesson: Lesson
  readonly state: MarkState
  readonly reason: Sealed | null
  readonly now: Date
}

const needsReason = { code: 'INVALID_INPUT', details: { field: 'reason', rule: 'required' } } as const

/** Whether the roll is closed, by time: from then on what it says has consequences, and a change is a correction. */
export const isClosed = (lesson: Lesson, now: Date) => now >= windowOf(lesson).closesAt

/** The teacher calls the roll, or corrects it. */
export function decideMark(
  known: Known,
  { lesson, state, reason, now }: Call,
): Marking<Refusal<'CHECK_IN_NOT_OPEN' | 'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>> {
  const early = refusalBefore(lesson, now)
  // Somebody may send word days before.
  const isWord = state === 'excused' || (known.state === 'excused' && state === 'none')
  if (early && !(early.code === 'CHECK_IN_NOT_OPEN' && isWord)) return { refusal: early }
  const closed = isClosed(lesson, now)
  if (closed && state === 'none') return { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } }
  if (closed && reason === null) return { refusal: needsReason }
  const at = state === known.state || (came(state) && came(known.state)) ? known.at : now
  return { next: { state, method: 'roll', proximity: 'notAsked', at, reason } }
}

export { metresBetween }

/** A phone that knows no better than this doesn't know where it is. */
const MOST_INACCURATE = 300

/** Whether a phone is at the school. Its own inaccuracy speaks for the person, up to a bound: else a bad one would be everywhere. */
export function proximityOf(school: Spot | null, phone: (Spot & { readonly accuracy: number }) | null): Proximity {
  if (school === null) return 'notAsked'
  if (phone === null) return 'unknown'
  const reach = ATTENDANCE_RULE.nearMetres + Math.min(phone.accuracy, MOST_INACCURATE)
  return metresBetween(school, phone) <= reach ? 'near' : 'far'
}

/** The phone that shows the code of a lesson's class: one at a time. */
export interface ShownBy {
  readonly teacherId: PersonId
  readonly deviceId: DeviceId
  /** Counts the phones, 1 to 65535. */
  readonly keyNo: number
  readonly seed: Sealed
}

interface Opening {
  readonly teacherId: PersonId
  readonly deviceId: DeviceId
  /** For a phone that hasn't shown the code yet. */
  readonly seed: Sealed
}

/** A phone that shows the code goes on with its seed; another one gets the next number, and the codes of the one before end. */
export const shownAfter = (shown: ShownBy | null, { teacherId, deviceId, seed }: Opening): ShownBy =>
  shown?.deviceId === deviceId && shown.teacherId === teacherId
    ? shown
    : { teacherId, deviceId, keyNo: ((shown?.keyNo ?? 0) % 65_535) + 1, seed }

/** Did a phone of this lesson make the code, at whatever time? Null: yes. */
export function faultOfMaker(shown: ShownBy | null, { keyNo }: ClassCode, isGenuine: boolean): ClassCodeFault | null {
  if (shown && keyNo < shown.keyNo) return 'otherPhone'
  return isGenuine ? null : 'forged'
}

/** Is it the code of this moment? Null: yes. A picture of it is 30 seconds old at most. */
export function faultOfTime({ step }: ClassCode, now: Date): ClassCodeFault | null {
  const { from, to } = lifeOf(step)
  if (now < from) return 'future'
  return now >= to ? 'expired' : null
}
