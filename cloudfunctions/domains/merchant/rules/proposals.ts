import type { Refusal } from '../../../../contract/kernel/refusal'
import type { OfferId } from '../../../../contract/merchant/ids'
import { MOST_OFFERS } from '../../../../contract/merchant/merchant'
import type { OfferTerms } from '../../../../contract/merchant/offer'
import { touchesMoney } from '../../../../contract/merchant/offerMoney'
import type { OfferRefusal } from '../../../../contract/merchant/ownShop'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { MerchantDocument, StoredProposal } from '../merchantDocument'
import { tellOwners } from '../messages'
import { currentOffers } from './offers'
import { decideEndOffer, decideSaveOffer, withOwnShare } from './savedOffers'

/** What owners propose (M23, M24): what touches no money holds at once, what does waits for the district. */

type Proposals = Pick<MerchantDocument, 'proposals' | 'proposedAt'>

/** What waits for the district. */
export const waitingIn = ({ proposals = [] }: Proposals) => proposals.filter(({ refused }) => refused === null)

function withProposals(proposals: readonly StoredProposal[]): Proposals {
  const waiting = waitingIn({ proposals }).map(({ at }) => at.getTime())
  return { proposals, proposedAt: waiting.length === 0 ? null : new Date(Math.min(...waiting)) }
}

const without = ({ proposals = [] }: Proposals, offerId: OfferId) => withProposals(proposals.filter((one) => one.offerId !== offerId))

export function decidePropose(
  merchant: MerchantDocument,
  { offerId, terms }: { readonly offerId: OfferId; readonly terms: OfferTerms },
  now: Date,
): Decision<MerchantDocument, Refusal<'TOO_MANY'>> {
  const given = currentOffers(merchant).find((one) => one.offerId === offerId)
  if (given && !touchesMoney(given.terms, withOwnShare(given.terms, terms))) {
    const saved = decideSaveOffer(merchant, { offerId, terms }, MOST_OFFERS, now)
    return saved.kind === 'refuse' ? saved : { ...saved, next: { ...saved.next, ...without(merchant, offerId) } }
  }
  const others = without(merchant, offerId).proposals ?? []
  const fresh = others.filter((one) => !currentOffers(merchant).some((offer) => offer.offerId === one.offerId))
  const isFull = others.length >= MOST_OFFERS || (!given && currentOffers(merchant).length + fresh.length >= MOST_OFFERS)
  if (isFull) return refuse({ code: 'TOO_MANY', details: { limit: MOST_OFFERS } })
  return { kind: 'change', next: withProposals([...others, { offerId, terms, at: now, refused: null }]) }
}

export function decideWithdraw(merchant: MerchantDocument, offerId: OfferId): Decision<MerchantDocument, Refusal<'NOTHING_PROPOSED'>> {
  if (!merchant.proposals?.some((one) => one.offerId === offerId)) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  return { kind: 'change', next: without(merchant, offerId) }
}

/** The owner ends an offer, and with it what waits for it. */
export function decideEndOwn(merchant: MerchantDocument, offerId: OfferId, now: Date): Decision<MerchantDocument, Refusal<'NOT_FOUND'>> {
  const ended = decideEndOffer(merchant, offerId, now)
  return ended.kind === 'refuse' ? ended : { ...ended, next: { ...ended.next, ...without(merchant, offerId) } }
}

export type Deciding = Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE' | 'TOO_MANY'>

interface Answer {
  readonly offerId: OfferId
  readonly version: number
  /** Null: it holds from now on. */
  readonly reason: OfferRefusal | null
  readonly words: string | null
}

/** Staff take what was proposed, or refuse it, and the owners are told. */
export function decideProposal(
  merchant: MerchantDocument,
  { offerId, version, reason, words }: Answer,
  { eventId, now }: { readonly eventId: string; readonly now: Date },
): Decision<MerchantDocument, Deciding> {
  const proposal = waitingIn(merchant).find((one) => one.offerId === offerId)
  if (!proposal) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (proposal.at.getTime() !== version) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  const { terms } = proposal
  const content = {
    kind: 'offerDecided',
    merchantId: merchant._id,
    merchantName: merchant.name,
    title: terms.title,
    reason,
    words,
  } as const
  const told = tellOwners(merchant, content, { eventId, now })
  if (reason !== null) {
    const proposals = (merchant.proposals ?? []).map((one) => (one === proposal ? { ...one, refused: { reason, at: now } } : one))
    return { kind: 'change', next: withProposals(proposals), effects: told }
  }
  const saved = decideSaveOffer(merchant, { offerId, terms }, MOST_OFFERS, now)
  if (saved.kind === 'refuse') return saved
  return { kind: 'change', next: { ...saved.next, ...without(merchant, offerId) }, effects: [...(saved.effects ?? []), ...told] }
}
