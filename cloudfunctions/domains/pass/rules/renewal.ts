import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { PassDocument } from '../pass/passDocument'
import { followListings } from './follow'
import { dueAfter, renewableFrom, standingOf, termFrom } from './passState'

/** Another year, from 30 days before the end on. A suspended or revoked pass is not renewed. */
export function decideRenew(pass: PassDocument, now: Date): Decision<PassDocument, Refusal<'PASS_NOT_ACTIVE' | 'NOT_RENEWABLE'>> {
  const { state } = standingOf(pass, now)
  if (state === 'suspended' || state === 'revoked' || pass.leaving) return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  const from = renewableFrom(pass)
  if (now < from) return refuse({ code: 'NOT_RENEWABLE', details: { renewableFrom: from.toISOString() } })
  const expiresAt = termFrom(now)
  return { kind: 'change', next: { expiresAt, dueAt: dueAfter({ ...pass, expiresAt }, now) }, effects: followListings(pass, now) }
}
