import { DAY_MS } from '../../../../contract/kernel/duration'
import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import type { PassState } from '../../../../contract/pass/pass'
import type { PassEnd } from '../../../../contract/pass/passHolder'
import type { PassDocument, Sanction } from '../documents/pass'

export interface PassStatus {
  readonly state: PassState
  /** For a suspended or revoked pass: why, since when, and until when if it ends by itself. */
  readonly end: { readonly reason: PassEnd; readonly since: Date; readonly until: Date | null } | null
}

type Terms = Pick<PassDocument, 'sanction' | 'leaving' | 'expiresAt'>

/**
 * The status of a pass at an instant. If several things are true, the worst one counts: revoked, then suspended, then expired. It follows from
 * the dates in the pass alone, so a suspension begins and ends on time even when no timer runs.
 */
export function statusOf({ sanction, leaving, expiresAt }: Terms, now: Date): PassStatus {
  if (sanction?.kind === 'revoke') return { state: 'revoked', end: { reason: sanction.reason, since: sanction.since, until: null } }
  const left = leaving && leaving.at <= now ? { reason: leaving.reason, since: leaving.at, until: null } : null
  if (left?.reason === 'identityMoved') return { state: 'revoked', end: left }
  if (sanction && (sanction.until === null || now < sanction.until)) {
    return { state: 'suspended', end: { reason: sanction.reason, since: sanction.since, until: sanction.until } }
  }
  if (left) return { state: 'suspended', end: left }
  return { state: expiresAt <= now ? 'expired' : 'active', end: null }
}

/** The district's measure, unless it has ended by itself. */
export const sanctionInForce = ({ sanction }: Pick<PassDocument, 'sanction'>, now: Date): Sanction | null =>
  sanction && (sanction.kind === 'revoke' || sanction.until === null || now < sanction.until) ? sanction : null

/** Why the pass is refused everywhere, whatever a place's rules are; null: it is active. */
export function refusalOfPass(pass: Terms, now: Date): GateRefusal | null {
  const { state, end } = statusOf(pass, now)
  if (state === 'expired') return { reason: 'passExpired', expiredAt: pass.expiresAt.toISOString() }
  if (state === 'suspended' && end) return { reason: 'passSuspended', end: end.reason, until: end.until?.toISOString() ?? null }
  return state === 'revoked' && end ? { reason: 'passRevoked', end: end.reason } : null
}

export const isActive = (pass: Terms, now: Date) => statusOf(pass, now).state === 'active'

/** Until when an active pass stays active, as far as is known now. */
export const holdsUntil = ({ leaving, expiresAt }: Terms): Date => (leaving && leaving.at < expiresAt ? leaving.at : expiresAt)

/** A term is one year from the verification or the renewal, so that the pass of a rider who has stopped riding expires by itself. */
export const termEndFrom = (start: Date) => new Date(start.getTime() + 365 * DAY_MS)

/** A pass may be renewed in the last 30 days of its term. */
export const renewableFrom = ({ expiresAt }: Pick<PassDocument, 'expiresAt'>) => new Date(expiresAt.getTime() - 30 * DAY_MS)

/** A pass that is suspended, revoked or about to end needs an appeal or a new verification instead of a renewal. */
export const isRenewable = (pass: Terms, now: Date) =>
  now >= renewableFrom(pass) && pass.leaving === null && ['active', 'expired'].includes(statusOf(pass, now).state)

/** The next date after `now` at which the status of the pass or one of its approvals changes by itself; null when there is none. */
export function nextDueAt(pass: Terms & Pick<PassDocument, 'listings'>, now: Date): Date | null {
  const dates = [
    pass.leaving?.at,
    pass.sanction?.until,
    pass.expiresAt,
    ...Object.values(pass.listings).map((listing) => (listing?.state === 'approved' ? listing.until : null)),
  ]
  const ahead = dates.filter((date): date is Date => date instanceof Date && date > now)
  return ahead.reduce<Date | null>((first, date) => (first === null || date < first ? date : first), null)
}
