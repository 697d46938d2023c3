import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import type { PassState } from '../../../../contract/pass/pass'
import type { PassEnd } from '../../../../contract/pass/passHolder'
import type { PassDocument } from '../documents/pass'

export interface PassStatus {
  readonly state: PassState
  /** Why it is suspended or revoked, since when, and when it comes back by itself. */
  readonly end: { readonly reason: PassEnd; readonly since: Date; readonly until: Date | null } | null
}

type Terms = Pick<PassDocument, 'sanction' | 'leaving' | 'expiresAt'>

/**
 * Does a pass hold? What is worst counts: revoked, then suspended, then expired. By time alone, so that no timer has to run for a suspension to
 * begin or to end.
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

/** Why the pass itself is refused anywhere; null: it holds. */
export function refusalOfState(pass: Terms, now: Date): GateRefusal | null {
  const { state, end } = statusOf(pass, now)
  if (state === 'expired') return { reason: 'passExpired', expiredAt: pass.expiresAt.toISOString() }
  if (state === 'suspended' && end) return { reason: 'passSuspended', end: end.reason, until: end.until?.toISOString() ?? null }
  return state === 'revoked' && end ? { reason: 'passRevoked', end: end.reason } : null
}

export const isActive = (pass: Terms, now: Date) => statusOf(pass, now).state === 'active'

/** Until when an active pass holds, as far as is known now. */
export const holdsUntil = ({ leaving, expiresAt }: Terms): Date => (leaving && leaving.at < expiresAt ? leaving.at : expiresAt)

const DAY_MS = 24 * 3_600_000

/** A pass holds for a year from the verification or renewal: who no longer rides falls out by itself. */
export const termEndFrom = (start: Date) => new Date(start.getTime() + 365 * DAY_MS)

/** From 30 days before its end on it may be renewed. */
export const renewableFrom = ({ expiresAt }: Pick<PassDocument, 'expiresAt'>) => new Date(expiresAt.getTime() - 30 * DAY_MS)

/** When time alone changes next what a face reader or the rider must hear of; null: nothing will. */
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
