import type { courseActions, sendAbsence as sendAction } from '../../../../contract/course/course'
import type { OutputOf } from '../../../../contract/kernel/action'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Context, Handler } from '../../../kernel/handler'
import { cancellingOf } from '../../booking/public'
import { type AttendanceDocument, absenceOf } from '../attendance/attendanceDocument'
import { lessonFor } from '../attendance/lesson'
import { recordMark } from '../attendance/recordMark'
import { decideAbsence, decideComing, type Word } from '../attendance/rules/absence'
import type { Marking } from '../attendance/rules/checkIn'
import { isOnRoll } from '../attendance/rules/record'

type Actions = typeof courseActions

/** Word that one can't come to one lesson (请假). */
export const sendAbsence: Handler<Actions['sendAbsence']> = (input, context) => enter(input, context, decideAbsence)

/** One comes after all. */
export const takeBackAbsence: Handler<Actions['takeBackAbsence']> = (input, context) => enter(input, context, decideComing)

type Decide = (known: AttendanceDocument, word: Word) => Marking<Refusal<'NOT_POSSIBLE_NOW'>>
type Input = Parameters<Handler<Actions['sendAbsence']>>[0]

async function enter({ sessionId, lessonNo }: Input, { caller: { personId }, request, now }: Context, decide: Decide) {
  const found = await lessonFor({ sessionId, lessonNo }, personId)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } } as const
  const { lesson, participant, details } = found
  if (!isOnRoll(participant, lesson)) return { refusal: { code: 'NOT_BOOKED', details: {} } } as const
  const word = { lesson, lessons: details.lessons, cancelling: cancellingOf(found, participant, now), now }
  const outcome = await recordMark(found, personId, request, (known) => decide(known, word))
  if ('refusal' in outcome) return outcome
  const data: OutputOf<typeof sendAction> = { sessionId, lessonNo, absence: absenceOf(outcome.doc), now: now.toISOString() }
  return { data }
}
