import type { StationId } from '../../../../contract/account/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PassMessage } from '../../../../contract/pass/messages'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { RiderDocument, StationDocument } from '../../account/public'
import type { Holder, Leaving, PassDocument, Sanction } from '../documents/pass'
import { endCodes, reviveCodes, syncHolder, syncListing } from '../effects'
import { passNews } from '../messages'
import { nextDueAt, renewableFrom, sanctionInForce, statusOf, termEndFrom } from './passStatus'
import { isSameHolder } from './readers'

/** A rider who leaves a station without having done wrong has this long to find a new one. The pass holds meanwhile. */
const GRACE_MS = 72 * 3_600_000

export interface RegistrationFacts {
  /** The registration as it is now. */
  readonly rider: Pick<RiderDocument, 'status' | 'since' | 'steps'>
  /** The rider as others see them now, and the station that has vouched for them. */
  readonly holder: Holder
  readonly stationId: StationId | null
  readonly phoneTail: Pick<PassDocument, 'phoneTail' | 'tailIndex'>
  readonly eventId: string
  readonly now: Date
  /** What the district has decided against an earlier registration with this identity number. */
  readonly kept?: Sanction | null
}

/**
 * Brings a pass to what its registration says now. A new verification begins a new term; a removal ends the pass, at once or after the grace
 * period. When the pass says so already, nothing changes.
 */
export function decideSync(pass: PassDocument, facts: RegistrationFacts): Decision<PassDocument> {
  const { rider } = facts
  if (rider.status === 'verified') return rider.since.getTime() === pass.verifiedAt.getTime() ? NOTHING : begin(pass, facts)
  const leaving = leavingOf(rider)
  return leaving && leaving.at.getTime() !== pass.leaving?.at.getTime() ? end(pass, leaving, facts) : NOTHING
}

const NOTHING: Decision<PassDocument> = { kind: 'change', next: {} }

/** What a pass repeats of other documents at any time. The rest of the holder was verified, and changes with the next verification. */
export interface Copies extends Pick<RegistrationFacts, 'phoneTail'> {
  /** The pass's station as it is now; null when it has none. */
  readonly station: Pick<StationDocument, 'name' | 'platform'> | null
}

/** Brings the copies in a pass to what their sources say now; null: they say so already. */
export function decideCopies(pass: PassDocument, { phoneTail, station }: Copies, now: Date): Decision<PassDocument> | null {
  const tail = phoneTail.tailIndex === pass.tailIndex ? {} : phoneTail
  const holder = station ? { ...pass.holder, station: station.name, platform: station.platform } : pass.holder
  if (isSameHolder(holder, pass.holder)) return Object.keys(tail).length > 0 ? { kind: 'change', next: tail } : null
  return { kind: 'change', next: { ...tail, holder }, effects: [syncHolder({ passId: pass._id, at: now })] }
}

function begin(pass: PassDocument, { rider, holder, stationId, phoneTail, eventId, now, kept }: RegistrationFacts): Decision<PassDocument> {
  const takenOver = kept && sanctionInForce(pass, now)?.kind !== 'revoke' ? kept : null
  const term = { holder, stationId, ...phoneTail, verifiedAt: rider.since, expiresAt: termEndFrom(rider.since), leaving: null }
  const next = { ...term, ...(takenOver && { sanction: takenOver }) }
  const told = takenOver ? [tellSanction(pass, takenOver, eventId, now)] : []
  return {
    kind: 'change',
    next: { ...next, dueAt: nextDueAt({ ...pass, ...next }, now) },
    effects: [reviveCodes({ passId: pass._id, at: now }), ...syncListings(pass, now), ...told],
  }
}

function tellSanction({ personId }: PassDocument, { kind, reason, until }: Sanction, eventId: string, at: Date): NewEffect {
  const content: PassMessage =
    kind === 'revoke' ? { kind: 'passRevoked', reason } : { kind: 'passSuspended', reason, until: until?.toISOString() ?? null }
  return passNews.tell({ eventId: `pass:${eventId}`, personId, at, content })
}

function end(pass: PassDocument, leaving: Leaving, { eventId, now }: RegistrationFacts): Decision<PassDocument> {
  const atOnce: NewEffect[] = leaving.at <= now ? [endCodes({ passId: pass._id, keyNo: null, at: now })] : []
  return {
    kind: 'change',
    next: { leaving, dueAt: nextDueAt({ ...pass, leaving }, now) },
    effects: [...atOnce, tellLeaving(pass, leaving, eventId, now), ...syncListings(pass, now)],
  }
}

/** How the last removal ends the pass, and when; null when the rider was never removed. */
function leavingOf({ steps }: RegistrationFacts['rider']): Leaving | null {
  const removal = steps.filter(({ step }) => step === 'removed').at(-1)
  if (!removal) return null
  const reason = removal.reasons?.[0]
  if (reason === 'identityMoved') return { reason, at: removal.at }
  if (reason === 'conduct') return { reason: 'removedForConduct', at: removal.at }
  return leftStationAt(removal.at)
}

/** The pass of a rider who left the station at this time ends with the grace period. */
export const leftStationAt = (left: Date): Leaving => ({ reason: 'leftStation', at: new Date(left.getTime() + GRACE_MS) })

function tellLeaving({ personId, holder }: PassDocument, { reason, at }: Leaving, eventId: string, now: Date): NewEffect {
  const news = (content: PassMessage) => passNews.tell({ eventId: `pass:${eventId}`, personId, at: now, content })
  if (reason === 'leftStation') return news({ kind: 'passEnding', stationName: holder.station, at: at.toISOString() })
  if (reason === 'identityMoved') return news({ kind: 'passRevoked', reason })
  return news({ kind: 'passSuspended', reason, until: null })
}

/** Brings every white list on which this pass stands up to date, with the face readers there. */
export const syncListings = ({ _id: passId, listings }: Pick<PassDocument, '_id' | 'listings'>, at: Date): NewEffect[] =>
  compoundIdsOf(listings).map((compoundId) => syncListing({ passId, compoundId, at }))

export const compoundIdsOf = (listings: PassDocument['listings']) => Object.keys(listings) as (keyof typeof listings)[]

/** Begins another term, in the last 30 days of the current one or later. A suspended or revoked pass is not renewed. */
export function decideRenew(pass: PassDocument, now: Date): Decision<PassDocument, Refusal<'PASS_NOT_ACTIVE' | 'NOT_RENEWABLE'>> {
  const { state } = statusOf(pass, now)
  if (state === 'suspended' || state === 'revoked' || pass.leaving) return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  const from = renewableFrom(pass)
  if (now < from) return refuse({ code: 'NOT_RENEWABLE', details: { renewableFrom: from.toISOString() } })
  const expiresAt = termEndFrom(now)
  return { kind: 'change', next: { expiresAt, dueAt: nextDueAt({ ...pass, expiresAt }, now) }, effects: syncListings(pass, now) }
}

/**
 * A date in the pass has passed (`dueAt`). The status of the pass follows from its dates without this, but the copies of it do not: white
 * lists, face readers and guards' phones without network are brought up to date, and the rider is told.
 */
export function decideDue(pass: PassDocument, now: Date): Decision<PassDocument> {
  const { dueAt, personId, _id } = pass
  if (!dueAt || dueAt > now) return NOTHING
  const content = newsAt(pass, dueAt)
  const told = content ? [passNews.tell({ eventId: `due:${_id}:${dueAt.getTime()}`, personId, content, at: now })] : []
  return {
    kind: 'change',
    next: { dueAt: nextDueAt(pass, dueAt) },
    effects: [reviveCodes({ passId: _id, at: now }), ...syncListings(pass, now), ...told],
  }
}

/**
 * What the rider hears when the status changes at this instant; null when it stays the same. For example, a suspension that ends after the
 * grace period leaves the pass suspended for another reason.
 */
function newsAt(pass: PassDocument, at: Date): PassMessage | null {
  const [before, { state, end }] = [statusOf(pass, new Date(at.getTime() - 1)), statusOf(pass, at)]
  if (state === before.state && end?.reason === before.end?.reason) return null
  if (state === 'expired') return { kind: 'passExpired' }
  if (!end) return { kind: 'passRestored' }
  if (state === 'revoked') return { kind: 'passRevoked', reason: end.reason }
  return { kind: 'passSuspended', reason: end.reason, until: end.until?.toISOString() ?? null }
}
