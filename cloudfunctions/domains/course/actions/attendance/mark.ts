import type { MarkState } from '../../../../../contract/course/attendance'
import type { SessionId } from '../../../../../contract/course/ids'
import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Context } from '../../../../kernel/handler'
import type { HandlerOf } from '../../../handlerOf'
import { lessonFor } from '../../attendance/lesson'
import { recordMark } from '../../attendance/recordMark'
import { decideMark } from '../../attendance/rules/marks'
import { isOnRoll } from '../../attendance/rules/roster'
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
