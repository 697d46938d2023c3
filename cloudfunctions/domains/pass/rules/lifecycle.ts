import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PassMessage } from '../../../../contract/pass/messages'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { RiderDocument } from '../../account/riders/riderDocument'
import type { Holder, Leaving, PassDocument } from '../documents/pass'
import { endCodes, reviveCodes, syncListing } from '../effects'
import { passNews } from '../messages'
import { nextDueAt, renewableFrom, statusOf, termEndFrom } from './passStatus'

/** After leaving a station without a reproach a rider has this long to be vouched for by the next one. */
const GRACE_MS = 72 * 3_600_000

export interface RegistrationFacts {
  /** The registration as it is now. */
  readonly rider: Pick<RiderDocument, 'status' | 'since' | 'steps'>
  /** Who the rider is to others now. */
  readonly holder: Holder
  readonly phoneTail: Pick<PassDocument, 'phoneTail' | 'tailIndex'>
  readonly eventId: string
  readonly now: Date
}

/** Brings a pass to what its registration says: a new verification is a new term, a removal ends it, after the grace period or at once. */
export function decideSync(pass: PassDocument, facts: RegistrationFacts): Decision<PassDocument> {
  const { rider } = facts
  if (rider.status === 'verified') return rider.since.getTime() === pass.verifiedAt.getTime() ? NOTHING : begin(pass, facts)
  const leaving = leavingOf(rider)
  return leaving && leaving.at.getTime() !== pass.leaving?.at.getTime() ? end(pass, leaving, facts) : NOTHING
}

const NOTHING: Decision<PassDocument> = { kind: 'change', next: {} }

function begin(pass: PassDocument, { rider, holder, phoneTail, now }: RegistrationFacts): Decision<PassDocument> {
  const next = { holder, ...phoneTail, verifiedAt: rider.since, expiresAt: termEndFrom(rider.since), leaving: null }
  return {
    kind: 'change',
    next: { ...next, dueAt: nextDueAt({ ...pass, ...next }, now) },
    effects: [reviveCodes({ passId: pass._id, at: now }), ...syncListings(pass, now)],
  }
}

function end(pass: PassDocument, leaving: Leaving, { eventId, now }: RegistrationFacts): Decision<PassDocument> {
  const atOnce: NewEffect[] = leaving.at <= now ? [endCodes({ passId: pass._id, keyNo: null, at: now })] : []
  return {
    kind: 'change',
    next: { leaving, dueAt: nextDueAt({ ...pass, leaving }, now) },
    effects: [...atOnce, tell(pass, leaving, eventId, now), ...syncListings(pass, now)],
  }
}

/** When the registration stops carrying the pass, by its last removal; null when it never was removed. */
function leavingOf({ steps }: RegistrationFacts['rider']): Leaving | null {
  const removal = steps.filter(({ step }) => step === 'removed').at(-1)
  if (!removal) return null
  const reason = removal.reasons?.[0]
  if (reason === 'identityMoved') return { reason, at: removal.at }
  if (reason === 'conduct') return { reason: 'removedForConduct', at: removal.at }
  return leftStationAt(removal.at)
}

/** Who left the station then has until the end of the grace period. */
export const leftStationAt = (left: Date): Leaving => ({ reason: 'leftStation', at: new Date(left.getTime() + GRACE_MS) })

function tell({ personId, holder }: PassDocument, { reason, at }: Leaving, eventId: string, now: Date): NewEffect {
  const news = (content: PassMessage) => passNews.tell({ eventId: `pass:${eventId}`, personId, at: now, content })
  if (reason === 'leftStation') return news({ kind: 'passEnding', stationName: holder.station, at: at.toISOString() })
  if (reason === 'identityMoved') return news({ kind: 'passRevoked', reason })
  return news({ kind: 'passSuspended', reason, until: null })
}

/** Every compound that has something to do with this pass hears of it. */
export const syncListings = ({ _id: passId, listings }: Pick<PassDocument, '_id' | 'listings'>, at: Date): NewEffect[] =>
  compoundIdsOf(listings).map((compoundId) => syncListing({ passId, compoundId, at }))

export const compoundIdsOf = (listings: PassDocument['listings']) => Object.keys(listings) as (keyof typeof listings)[]

/** Another year, from 30 days before the end on. A suspended or revoked pass is not renewed. */
export function decideRenew(pass: PassDocument, now: Date): Decision<PassDocument, Refusal<'PASS_NOT_ACTIVE' | 'NOT_RENEWABLE'>> {
  const { state } = statusOf(pass, now)
  if (state === 'suspended' || state === 'revoked' || pass.leaving) return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  const from = renewableFrom(pass)
  if (now < from) return refuse({ code: 'NOT_RENEWABLE', details: { renewableFrom: from.toISOString() } })
  const expiresAt = termEndFrom(now)
  return { kind: 'change', next: { expiresAt, dueAt: nextDueAt({ ...pass, expiresAt }, now) }, effects: syncListings(pass, now) }
}

/**
 * What time alone has changed since: face readers, white lists and guards' phones without network hear of it, and the rider is told. The pass
 * itself needs no timer to end.
 */
export function decideDue(pass: PassDocument, now: Date): Decision<PassDocument> {
  const { dueAt, personId, _id } = pass
  if (!dueAt || dueAt > now) return { kind: 'change', next: {} }
  const told = messageAt(pass, dueAt)
  return {
    kind: 'change',
    next: { dueAt: nextDueAt(pass, dueAt) },
    effects: [
      reviveCodes({ passId: _id, at: now }),
      ...syncListings(pass, now),
      ...(told ? [passNews.tell({ eventId: `due:${_id}:${dueAt.getTime()}`, personId, content: told, at: now })] : []),
    ],
  }
}

/** How it stands now, if that is not how it stood a moment ago: a suspension that ends after the grace period has brought nothing back. */
function messageAt(pass: PassDocument, at: Date): PassMessage | null {
  const [before, { state, end }] = [statusOf(pass, new Date(at.getTime() - 1)), statusOf(pass, at)]
  if (state === before.state && end?.reason === before.end?.reason) return null
  if (state === 'expired') return { kind: 'passExpired' }
  if (!end) return { kind: 'passRestored' }
  if (state === 'revoked') return { kind: 'passRevoked', reason: end.reason }
  return { kind: 'passSuspended', reason: end.reason, until: end.until?.toISOString() ?? null }
}
