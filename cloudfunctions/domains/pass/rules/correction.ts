import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GuardRefusal } from '../../../../contract/pass/gateVerdict'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { AccessEvent } from '../documents/accessEvent'
import { correctLastAccess } from '../effects'

/** For so many minutes after a scan a guard may correct it: the rider is still in sight. */
const MINUTES = 5

type Late = Refusal<'TOO_LATE' | 'ALREADY_CORRECTED'>

/** Until when this guard may undo an event. Null: it was undone before, or it is none of theirs. */
export function undoableUntil(event: AccessEvent, guardId: PersonId): Date | null {
  if (event.undone || !isDoneBy(event, guardId)) return null
  return new Date((event.refusedAt ?? event.at).getTime() + MINUTES * 60_000)
}

/** Whether this guard has decided the event: kept the rider out, else scanned the code. A rider who scans the posted code does it alone. */
const isDoneBy = ({ refusedBy, guardId }: AccessEvent, personId: PersonId) => (refusedBy ?? guardId) === personId

/** Undoes a scan or a refusal that was a mistake of this guard. It counts for nothing then; the rider may be scanned again. */
export function decideUndo(event: AccessEvent, guardId: PersonId, now: Date): Decision<AccessEvent, Late | Refusal<'NOT_YOURS'>> {
  if (!isDoneBy(event, guardId)) return refuse({ code: 'NOT_YOURS', details: {} })
  const until = undoableUntil(event, guardId)
  if (!until) return refuse({ code: 'ALREADY_CORRECTED', details: {} })
  return now > until ? tooLate : correct(event, { undone: true }, [])
}

/** Keeps out a rider whose pass would do. `told` are the messages about it to the rider and the property managers. */
export function decideGuardRefusal(
  event: AccessEvent,
  { reason, by }: { reason: GuardRefusal; by: PersonId },
  told: readonly NewEffect[],
  now: Date,
): Decision<AccessEvent, Late> {
  if (event.undone || event.refusedAt) return refuse({ code: 'ALREADY_CORRECTED', details: {} })
  if (now.getTime() - event.at.getTime() > MINUTES * 60_000) return tooLate
  return correct(event, { outcome: 'refused', guardRefusal: reason, refusedAt: now, refusedBy: by }, told)
}

/**
 * The rider objects: a doubtful event was not them, or a guard kept them out without cause. Said again, it changes nothing. `told` are the
 * messages about it to the property managers.
 */
export function decideObjection(event: AccessEvent, told: readonly NewEffect[], now: Date): Decision<AccessEvent, Refusal<'NOT_DOUBTFUL'>> {
  if (!event.suspicious && (!event.guardRefusal || event.undone)) return refuse({ code: 'NOT_DOUBTFUL', details: {} })
  return event.objectedAt ? { kind: 'change', next: {} } : { kind: 'change', next: { objectedAt: now }, effects: told }
}

const tooLate = refuse({ code: 'TOO_LATE', details: { minutes: MINUTES } })

const correct = (event: AccessEvent, next: Partial<AccessEvent>, effects: readonly NewEffect[]) => ({
  kind: 'change' as const,
  next,
  effects: [correctLastAccess({ passId: event.passId, useId: event._id }), ...effects],
})
