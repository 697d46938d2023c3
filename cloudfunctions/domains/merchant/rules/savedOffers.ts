import type { Refusal } from '../../../../contract/kernel/refusal'
import type { MerchantId, OfferId } from '../../../../contract/merchant/ids'
import type { OfferTerms } from '../../../../contract/merchant/offer'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { forgetGiven, leaveCampaign } from '../effects'
import type { MerchantDocument, StoredOffer } from '../merchantDocument'
import { normalsAfter, withFormerNormals } from './normalPrice'
import { currentOffers, SCAN_LIFE_MS } from './offers'

type Offers = Pick<MerchantDocument, '_id' | 'offers' | 'formerNormals'>

/** How many earlier terms of one offer are kept for scans that have begun: more changes than anybody makes within minutes. */
const MOST_EARLIER = 5

/**
 * New terms with the share in a campaign of the district that the offer has: only the campaign changes it, whatever somebody's form remembers of it. An
 * offer that is not given has none.
 */
export function withOwnShare(before: OfferTerms | null, terms: OfferTerms): OfferTerms {
  const [own, asked] = [before?.limits.campaign ?? null, terms.limits.campaign]
  const typed = asked?.version === undefined ? asked : null
  return { ...terms, limits: { ...terms.limits, campaign: own?.version === undefined ? typed : own } }
}

/** Gives an offer, or changes its terms. Its earlier terms stay for as long as a scan may be using them. */
export function decideSaveOffer(
  { _id, offers = [], formerNormals = [] }: Offers,
  { offerId, terms: asked }: { readonly offerId: OfferId; readonly terms: OfferTerms },
  mostOffers: number,
  now: Date,
): Decision<MerchantDocument, Refusal<'TOO_MANY'>> {
  const kept = stillNeeded(offers, now)
  const offer = kept.find((one) => one.offerId === offerId)
  const isGiven = offer?.endedAt === null
  const terms = withOwnShare(isGiven ? offer.terms : null, asked)
  if (!isGiven && currentOffers({ offers }).length >= mostOffers) return refuse({ code: 'TOO_MANY', details: { limit: mostOffers } })
  const saved = offer ? changedOffer(offer, terms, now) : { offerId, version: now.getTime(), terms, earlier: [], endedAt: null }
  const next = {
    offers: offer ? kept.map((one) => (one === offer ? saved : one)) : [...kept, saved],
    ...(offer && offer.terms.title !== terms.title && withFormerNormals({ formerNormals }, offer, now)),
  }
  return { kind: 'change', next, effects: forgetting(_id, offers, next.offers) }
}

/** An offer by new terms. Those before stay for as long as a scan may be using them. */
export function changedOffer(offer: StoredOffer, terms: OfferTerms, now: Date): StoredOffer {
  const { version, terms: before, endedAt } = offer
  const earlier = [...offer.earlier, { version, terms: before, until: endedAt ?? now }].filter(({ until }) => isLately(until, now))
  return {
    ...offer,
    version: Math.max(version + 1, now.getTime()),
    terms,
    earlier: earlier.slice(-MOST_EARLIER),
    endedAt: null,
    normals: normalsAfter(offer, now),
  }
}

/** The offer is no longer given. A scan that has begun may still lead to it. */
export function decideEndOffer(
  { _id, offers = [], formerNormals = [] }: Offers,
  offerId: OfferId,
  now: Date,
): Decision<MerchantDocument, Refusal<'NOT_FOUND'>> {
  const kept = stillNeeded(offers, now)
  const offer = offers.find((one) => one.offerId === offerId)
  if (!offer) return refuse({ code: 'NOT_FOUND', details: {} })
  const next = {
    offers: kept.map((one) => (one.offerId === offerId ? { ...one, endedAt: one.endedAt ?? now } : one)),
    ...(offer.endedAt === null && withFormerNormals({ formerNormals }, offer, now)),
  }
  return { kind: 'change', next, effects: [...forgetting(_id, offers, next.offers), ...leaving(_id, offer, now)] }
}

/** What is ended now leaves the campaign of the district that it is in. */
function leaving(merchantId: MerchantId, { offerId, terms, endedAt }: StoredOffer, now: Date): NewEffect[] {
  const { campaign } = terms.limits
  if (endedAt !== null || campaign?.version === undefined) return []
  const version = Math.max(campaign.version, now.getTime())
  return [leaveCampaign({ campaignId: campaign.campaignId, version, merchantId, offerId })]
}

/** Without offers that ended so long ago that no scan can be using them. */
const stillNeeded = (offers: readonly StoredOffer[], now: Date) =>
  offers.filter(({ endedAt }) => endedAt === null || isLately(endedAt, now))

/** What was given of offers that are no longer there is forgotten. */
function forgetting(merchantId: MerchantId, before: readonly StoredOffer[], after: readonly StoredOffer[]): NewEffect[] {
  const offerIds = before.map(({ offerId }) => offerId).filter((offerId) => !after.some((one) => one.offerId === offerId))
  return offerIds.length === 0 ? [] : [forgetGiven({ merchantId, offerIds })]
}

const isLately = (until: Date, now: Date) => now.getTime() - until.getTime() < SCAN_LIFE_MS
