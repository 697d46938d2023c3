import type { PersonId } from '../../../contract/kernel/ids'
import type { OfferAtCounter, Redemption } from '../../../contract/merchant/counter'
import type { Offer } from '../../../contract/merchant/offer'
import type { OwnProposal, OwnShop } from '../../../contract/merchant/ownShop'
import type { ShopPicture } from '../../../contract/merchant/pictures'
import type { WaitingOffer } from '../../../contract/merchant/proposal'
import type { RedeemRefusal } from '../../../contract/merchant/redeemRefusal'
import type { RedemptionRow } from '../../../contract/merchant/reversal'
import type { Shop, ShopProfile, ShopRow } from '../../../contract/merchant/shop'
import type { ShopSuspension } from '../../../contract/merchant/suspension'
import { dayOf } from '../../kernel/calendar'
import { linksTo } from '../../kernel/files'
import { unsealField } from '../../kernel/secrets/sealedField'
import { type MerchantDocument, merchants, type StoredProposal } from './merchantDocument'
import { numberOf, type RedemptionDocument } from './redemptionDocument'
import { givenBy, type Had, leftOf } from './rules/limits'
import { raisedOver } from './rules/normalPrice'
import { currentOffers } from './rules/offers'
import { waitingIn } from './rules/proposals'
import { type Customer, refusalOf } from './rules/redeem'
import { withOwnShare } from './rules/savedOffers'
import { stateOfShop } from './rules/shop'

type ShownShop = Pick<MerchantDocument, '_id' | 'name' | 'townId' | 'open' | 'freePiles' | keyof ShopProfile>

/** A shop with all that it says of itself. */
export const viewShop = ({ _id: merchantId, name, townId, open, freePiles, ...profile }: ShownShop): Shop => ({
  merchantId,
  name,
  townId,
  open,
  kind: profile.kind ?? 'other',
  address: profile.address ?? null,
  phone: profile.phone ?? null,
  location: profile.location ?? null,
  hours: profile.hours ?? null,
  piles: profile.piles ?? null,
  freePiles: freePiles ? { free: freePiles.free, total: freePiles.total, at: freePiles.at.toISOString() } : null,
})

/** The pictures of a shop, each with the offers that show it. One to which storage gives no link is left out. */
export async function viewPictures(shop: Pick<MerchantDocument, 'pictures' | 'offers'>): Promise<ShopPicture[]> {
  const { pictures = [] } = shop
  const [links, given] = [await linksTo(pictures.map(({ file }) => file)), currentOffers(shop)]
  return pictures.flatMap(({ pictureId, file, width, height }) => {
    const url = links.get(file)
    const offerIds = given.filter(({ terms }) => terms.pictureId === pictureId).map(({ offerId }) => offerId)
    return url ? [{ url, width, height, offerIds }] : []
  })
}

/** The offers that are given, as those who work there see them. */
export const viewOffers = (merchant: Pick<MerchantDocument, 'offers'>): Offer[] =>
  currentOffers(merchant).map(({ offerId, version, terms }) => ({ offerId, version, terms }))

const viewOwnProposal = ({ offerId, at, terms, refused }: StoredProposal): OwnProposal => ({
  offerId,
  at: at.toISOString(),
  terms,
  refused: refused && { reason: refused.reason, at: refused.at.toISOString() },
})

type Suspended = Pick<MerchantDocument, '_id' | 'name' | 'suspendedAt' | 'suspendedFor' | 'suspensionProposal'>

/** What the district has decided about a shop, or is about to. */
export function viewSuspension({ _id, name, suspendedAt, suspendedFor = null, suspensionProposal }: Suspended): ShopSuspension {
  const suspended = suspendedAt ? { reason: suspendedFor, since: suspendedAt.toISOString() } : null
  const proposal = suspensionProposal
    ? { suspend: suspensionProposal.suspend, reason: suspensionProposal.reason, at: suspensionProposal.at.toISOString() }
    : null
  return { merchantId: _id, merchantName: name, suspended, proposal }
}

type Proposing = Pick<MerchantDocument, '_id' | 'name' | 'offers' | 'proposals' | 'formerNormals'>

/** The offers of a shop that wait for the district. */
export function viewWaitingOffers(merchant: Proposing, now: Date): WaitingOffer[] {
  return waitingIn(merchant).map(({ offerId, at, terms }) => {
    const offer = merchant.offers?.find((one) => one.offerId === offerId)
    const isGiven = offer?.endedAt === null
    return {
      merchantId: merchant._id,
      merchantName: merchant.name,
      offerId,
      version: at.getTime(),
      at: at.toISOString(),
      terms: withOwnShare(isGiven ? offer.terms : null, terms),
      current: isGiven ? offer.terms : null,
      raised: raisedOver(merchant, { offerId, terms }, now),
    }
  })
}

/** A shop as its owners see it. */
export function viewOwnShop(merchant: MerchantDocument, now: Date): OwnShop {
  const { state, since } = stateOfShop(merchant)
  return {
    shop: viewShop(merchant),
    state,
    since: since?.toISOString() ?? null,
    suspendedFor: merchant.suspendedFor ?? null,
    offers: viewOffers(merchant),
    proposals: (merchant.proposals ?? []).map(viewOwnProposal),
    now: now.toISOString(),
  }
}

/** What somebody without a pass has had. */
const NOTHING_HAD: Had = { tallies: {}, all: 0 }

/**
 * The offers of a merchant as they are for one rider now; what they can't have comes last.
 *
 * @param rider null: somebody without a pass, of whom it isn't known what is left for them
 * @param refusedAll why they can have none of them
 */
export function viewOffersFor(
  merchant: MerchantDocument,
  rider: Customer | null,
  refusedAll: RedeemRefusal | null,
  now: Date,
): OfferAtCounter[] {
  const all = currentOffers(merchant).map(({ offerId, terms }): OfferAtCounter => {
    const { title, note, price, limits, times } = terms
    const left = leftOf(
      { merchantId: merchant._id, offerId, limits },
      rider?.had ?? NOTHING_HAD,
      givenBy(merchant, offerId, dayOf(now)),
      now,
    )
    const refused = () => rider && refusalOf(merchant, { offerId, terms }, rider, { savedFen: null, isTaken: false }, now)
    return { offerId, title, note, price, limits, times, left: rider ? left : { ...left, you: null }, refusal: refusedAll ?? refused() }
  })
  return [...all.filter(({ refusal }) => refusal === null), ...all.filter(({ refusal }) => refusal !== null)]
}

/** What lists show of a shop, without who works there and what is given of its offers. */
export const IN_A_ROW = ['name', 'townId', 'open', 'kind', 'address', 'phone', 'location', 'hours', 'piles', 'freePiles', 'offers'] as const

/** A shop in the list, with the names and prices of what it gives. */
export const viewShopRow = (merchant: ShownShop & Pick<MerchantDocument, 'offers'>): ShopRow => ({
  ...viewShop(merchant),
  offers: currentOffers(merchant).map(({ offerId, terms: { title, price } }) => ({ offerId, title, price })),
})

/** A redemption as its rider sees it; null for one that was declined. */
export function viewRedemption({ _id, given, at, merchantId, merchantName, reversal }: RedemptionDocument) {
  if (!given) return null
  const { offerId, title, amounts } = given
  const redemption: Redemption = {
    redemptionId: _id,
    number: numberOf(_id),
    at: at.toISOString(),
    merchantId,
    merchantName,
    offerId,
    title,
    amounts,
  }
  return { ...redemption, reversed: reversal?.state === 'reversed' }
}

/** A redemption as a line of the shop's log; null for one that was declined. */
export function viewRow(redemption: RedemptionDocument, merchant: MerchantDocument, asking: PersonId): RedemptionRow | null {
  const shown = viewRedemption(redemption)
  const { given, maskedName, clerkId, reversal } = redemption
  if (!shown || !given) return null
  const { reversed: _, ...one } = shown
  return {
    ...one,
    maskedName,
    typed: given.typed,
    clerk: clerkId && clerkName(merchant, clerkId),
    reversal: reversal && {
      state: reversal.state,
      reason: reversal.reason,
      at: reversal.at.toISOString(),
      mine: reversal.askedBy === asking,
    },
  }
}

/** What the shop calls somebody; empty for those who have left. */
export function clerkName({ _id, people = [] }: Pick<MerchantDocument, '_id' | 'people'>, personId: PersonId): string {
  const person = people.find((one) => one.personId === personId)
  return person ? unsealField(merchants, 'label', _id, person.label) : ''
}

/** A declined customer as the shop's log shows them; null for what was redeemed. */
export const viewDeclined = ({ _id, at, maskedName, declined }: RedemptionDocument) =>
  declined && { redemptionId: _id, at: at.toISOString(), maskedName, declined }
