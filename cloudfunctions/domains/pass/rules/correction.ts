import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GuardRefusal } from '../../../../contract/pass/gateVerdict'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { AccessEvent } from '../documents/accessEvent'
import { correctLastAccess } from '../effects'

/** A guard may change a scan this long: the rider is still in sight. */
const MINUTES = 5

type Late = Refusal<'TOO_LATE' | 'ALREADY_CORRECTED'>

/** Takes back a scan that was a mistake. */
export const decideUndo = (use: AccessEvent, now: Date): Decision<AccessEvent, Late> => correct(use, now, { undone: true }, [])

/** Keeps out somebody whose pass would do; `told` goes to the property managers. */
export const decideGuardRefusal = (
  use: AccessEvent,
  reason: GuardRefusal,
  told: readonly NewEffect[],
  now: Date,
): Decision<AccessEvent, Late> => correct(use, now, { outcome: 'refused', guardRefusal: reason, refusedAt: now }, told)

function correct(use: AccessEvent, now: Date, next: Partial<AccessEvent>, effects: readonly NewEffect[]): Decision<AccessEvent, Late> {
  if (use.undone || use.refusedAt) return refuse({ code: 'ALREADY_CORRECTED', details: {} })
  if (now.getTime() - use.at.getTime() > MINUTES * 60_000) return refuse({ code: 'TOO_LATE', details: { minutes: MINUTES } })
  return { kind: 'change', next, effects: [correctLastAccess({ passId: use.passId, useId: use._id }), ...effects] }
}
