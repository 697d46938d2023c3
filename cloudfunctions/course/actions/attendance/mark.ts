import type { MarkState } from '../../../../contract/attendance'
import type { PersonId, SessionId } from '../../../../contract/ids'
import { lessonFor } from '../../../shared/attendance/lesson'
import { recordMark } from '../../../shared/attendance/recordMark'
import { decideMark } from '../../../shared/attendance/rules/marks'
import { isOnRoll } from '../../../shared/attendance/rules/roster'
import type { Context, HandlerOf } from '../../../shared/handler'
import { viewRow } from './rollRow'

interface Marking {
  readonly sessionId: SessionId
  readonly lessonNo: number
  readonly personId: PersonId
  readonly state: MarkState
  readonly reason: string | null
}

async function enter({ sessionId, lessonNo, personId, state, reason }: Marking, { now, request }: Context) {
  const found = await lessonFor({ sessionId, lessonNo }, personId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } } as const
  const { lesson, entry } = found
  if (!isOnRoll(entry, lesson)) return { refusal: { code: 'NOT_BOOKED', details: {} } } as const
  const outcome = await recordMark(found, personId, request, (known) => decideMark(known, { lesson, state, reason, now }))
  if ('refusal' in outcome) return outcome
  return { data: { row: viewRow(personId, entry, outcome.doc), now: now.toISOString() } }
}

export const mark: HandlerOf<'attendance.mark'> = ({ reason, ...marking }, context) =>
  enter({ ...marking, reason: reason ?? null }, context)

export const correct: HandlerOf<'attendance.correct'> = enter
