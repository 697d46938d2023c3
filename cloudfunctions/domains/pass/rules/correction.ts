import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GuardRefusal } from '../../../../contract/pass/gateVerdict'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { AccessEvent } from '../documents/accessEvent'
import { correctLastAccess } from '../effects'

/** For so many minutes after a scan a guard may correct it: the rider is still in sight. */
const MINUTES = 5

type Late = Refusal<'TOO_LATE' | 'ALREADY_CORRECTED'>

/** Undoes a scan that was a mistake. */
export const decideUndo = (event: AccessEvent, now: Date): Decision<AccessEvent, Late> => correct(event, now, { undone: true }, [])

/** Keeps out a rider whose pass would do. `told` are the messages about it to the property managers. */
export const decideGuardRefusal = (
  event: AccessEvent,
  reason: GuardRefusal,
  told: readonly NewEffect[],
  now: Date,
): Decision<AccessEvent, Late> => correct(event, now, { outcome: 'refused', guardRefusal: reason, refusedAt: now }, told)

/** The rider says that a doubtful event was not them. Said again, it changes nothing. `told` are the messages about it to the property managers. */
export function decideObjection(event: AccessEvent, told: readonly NewEffect[], now: Date): Decision<AccessEvent, Refusal<'NOT_DOUBTFUL'>> {
  if (!event.suspicious) return refuse({ code: 'NOT_DOUBTFUL', details: {} })
  return event.objectedAt ? { kind: 'change', next: {} } : { kind: 'change', next: { objectedAt: now }, effects: told }
}

function correct(event: AccessEvent, now: Date, next: Partial<AccessEvent>, effects: readonly NewEffect[]): Decision<AccessEvent, Late> {
  if (event.undone || event.refusedAt) return refuse({ code: 'ALREADY_CORRECTED', details: {} })
  if (now.getTime() - event.at.getTime() > MINUTES * 60_000) return refuse({ code: 'TOO_LATE', details: { minutes: MINUTES } })
  return { kind: 'change', next, effects: [correctLastAccess({ passId: event.passId, useId: event._id }), ...effects] }
}
