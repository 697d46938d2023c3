import { type WayOut, wayOutOf } from '../../../../../contract/course/wayOut'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { Sealed } from '../../../../kernel/secrets/fieldCipher'
import type { LessonPlan } from '../../sessionDetails'
import type { Marking } from './checkIn'
import type { AttendanceRecord, CheckInMethod } from './record'

interface Known extends AttendanceRecord {
  readonly method: CheckInMethod | null
  readonly at: Date
  readonly reason: Sealed | null
}

/** Word about one lesson of a session. */
export interface Word {
  readonly lesson: LessonPlan
  readonly lessons: readonly LessonPlan[]
  /** What giving the place back would be now. */
  readonly cancelling: 'free' | 'late' | 'no'
  readonly now: Date
}

const notNow = { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } } as const
const SENT: readonly WayOut[] = ['absence', 'tell']

/** Somebody sends word: in time it excuses, later the teacher knows. What the teacher has seen already stays. */
export function decideAbsence(known: Known, { lesson, now, ...session }: Word): Marking<Refusal<'NOT_POSSIBLE_NOW'>> {
  const way = wayOutOf(lesson, session, now)
  if (!SENT.includes(way) || known.state === 'here' || known.state === 'late') return notNow
  const { state, proximity, method, at, reason } = known
  if (way === 'absence' && state === 'none') return { next: { state: 'excused', proximity, method: 'word', at: now, reason, toldAt: now } }
  return { next: { state, proximity, method, at, reason, toldAt: now } }
}

/** Word is taken back, until the lesson is over: what it alone had excused is excused no longer. */
export function decideComing({ state, proximity, method, at, reason }: Known, { lesson, now }: Word): Marking<Refusal<'NOT_POSSIBLE_NOW'>> {
  if (lesson.cancelled !== null || now >= lesson.to) return notNow
  const isByWord = state === 'excused' && method === 'word'
  if (isByWord) return { next: { state: 'none', proximity, method: null, at: now, reason, toldAt: null } }
  return { next: { state, proximity, method, at, reason, toldAt: null } }
}
