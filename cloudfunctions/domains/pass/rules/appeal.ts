import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { PassDocument } from '../pass/passDocument'
import { isActive, standingOf } from './passState'
import { isLiftable, lifted, type StaffFacts, tell } from './sanction'

/** The holder of a suspended or revoked pass may object, once at a time. */
export function decideAppeal(
  pass: PassDocument,
  text: string,
  now: Date,
): Decision<PassDocument, Refusal<'NOTHING_TO_APPEAL' | 'APPEAL_WAITING'>> {
  const { end } = standingOf(pass, now)
  if (!end) return refuse({ code: 'NOTHING_TO_APPEAL', details: {} })
  if (pass.appeal?.state === 'waiting') return refuse({ code: 'APPEAL_WAITING', details: {} })
  return { kind: 'change', next: { appeal: { state: 'waiting', at: now, text, answer: null }, appealedAt: now } }
}

/** Accepted: what the appeal was about is lifted with it. One that the district can't lift can only be refused, with an explanation. */
export function decideAnswer(
  pass: PassDocument,
  { accepted, answer }: { readonly accepted: boolean; readonly answer: string },
  facts: StaffFacts,
): Decision<PassDocument, Refusal<'NOTHING_TO_APPEAL' | 'NOTHING_TO_LIFT'>> {
  const { appeal } = pass
  if (appeal?.state !== 'waiting') return refuse({ code: 'NOTHING_TO_APPEAL', details: {} })
  const lifts = accepted && isLiftable(pass, facts.now)
  // Over by itself meanwhile: the rider was right, and there is nothing left to lift.
  if (accepted && !lifts && !isActive(pass, facts.now)) return refuse({ code: 'NOTHING_TO_LIFT', details: {} })
  const { next, effects } = lifts ? lifted(pass, facts) : { next: {}, effects: [] }
  const state = accepted ? ('accepted' as const) : ('refused' as const)
  return {
    kind: 'change',
    next: { ...next, appeal: { ...appeal, state, answer }, appealedAt: null },
    effects: [tell(pass, { kind: 'appealAnswered', accepted, answer }, facts), ...effects],
  }
}
