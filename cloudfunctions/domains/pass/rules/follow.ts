import type { PassMessage } from '../../../../contract/pass/messages'
import type { Decision } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { RiderDocument } from '../../account/public'
import { endCodesOf, reviveCodesOf, syncListing } from '../effects'
import { passNews } from '../messages'
import type { Holder, Leaving, PassDocument } from '../pass/passDocument'
import { dueAfter, termFrom } from './passState'

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
export function decideFollow(pass: PassDocument, facts: RegistrationFacts): Decision<PassDocument> {
  const { rider } = facts
  if (rider.status === 'verified') return rider.since.getTime() === pass.verifiedAt.getTime() ? NOTHING : begin(pass, facts)
  const leaving = leavingOf(rider)
  return leaving && leaving.at.getTime() !== pass.leaving?.at.getTime() ? end(pass, leaving, facts) : NOTHING
}

const NOTHING: Decision<PassDocument> = { kind: 'change', next: {} }

function begin(pass: PassDocument, { rider, holder, phoneTail, now }: RegistrationFacts): Decision<PassDocument> {
  const next = { holder, ...phoneTail, verifiedAt: rider.since, expiresAt: termFrom(rider.since), leaving: null }
  return {
    kind: 'change',
    next: { ...next, dueAt: dueAfter({ ...pass, ...next }, now) },
    effects: [reviveCodesOf({ passId: pass._id, at: now }), ...followListings(pass, now)],
  }
}

function end(pass: PassDocument, leaving: Leaving, { eventId, now }: RegistrationFacts): Decision<PassDocument> {
  const atOnce: NewEffect[] = leaving.at <= now ? [endCodesOf({ passId: pass._id, keyNo: null, at: now })] : []
  return {
    kind: 'change',
    next: { leaving, dueAt: dueAfter({ ...pass, leaving }, now) },
    effects: [...atOnce, tell(pass, leaving, eventId, now), ...followListings(pass, now)],
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
export const followListings = ({ _id: passId, listings }: Pick<PassDocument, '_id' | 'listings'>, at: Date): NewEffect[] =>
  compoundIdsOf(listings).map((compoundId) => syncListing({ passId, compoundId, at }))

export const compoundIdsOf = (listings: PassDocument['listings']) => Object.keys(listings) as (keyof typeof listings)[]
