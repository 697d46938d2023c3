import type { MarkState } from '../../../../../contract/course/attendance'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { LessonPlan } from '../../../booking/about'
import type { AttendanceRecord, Proximity, CheckInMethod } from './record'
import { arrivalAt, refusalBefore, refusalOfCheckIn, windowOf } from './window'

/** What of a record a mark changes. */
export interface Marked extends AttendanceRecord {
  readonly method: CheckInMethod
  readonly at: Date
  readonly reason: string | null
}

type Known = AttendanceRecord & { readonly at: Date }
type Lesson = Pick<LessonPlan, 'from' | 'to' | 'cancelled'>

export type Marking<R extends Refusal> = { readonly next: Marked } | { readonly refusal: R }

const came = (state: MarkState) => state === 'here' || state === 'late'

/**
 * Somebody checks in, by phone or before the teacher's eyes. Who was marked absent and comes after all was late, not absent. Whoever has come already keeps
 * the first time; a teacher who sees them confirms it.
 */
export function decideArrival(
  known: Known,
  { lesson, way, place, now }: { lesson: Lesson; way: CheckInMethod; place: Proximity; now: Date },
): Marking<Refusal<'CHECK_IN_NOT_OPEN' | 'CHECK_IN_OVER' | 'NOT_POSSIBLE_NOW'>> {
  const refusal = refusalOfCheckIn(lesson, now)
  if (refusal) return { refusal }
  const again = came(known.state)
  // The teacher looked and saw nobody: then a phone's word alone is not enough.
  const seen = way === 'classCode' && known.state === 'absent' ? 'unknown' : place
  return { next: { state: again ? known.state : arrivalAt(lesson, now), method: way, proximity: seen, at: again ? known.at : now, reason: null } }
}

interface Call {
  readonly lesson: Lesson
  readonly state: MarkState
  readonly reason: string | null
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
