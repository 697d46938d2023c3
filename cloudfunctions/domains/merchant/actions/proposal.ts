import type { Refusal } from '../../../../contract/kernel/refusal'
import type { MerchantId } from '../../../../contract/merchant/ids'
import type { OfferTerms } from '../../../../contract/merchant/offer'
import type { proposalActions } from '../../../../contract/merchant/proposal'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { eventIdOf } from '../../../kernel/request'
import { textChecksFor } from '../../../kernel/wechat/textCheckFor'
import { type MerchantDocument, merchants } from '../merchantDocument'
import { refusalOfOwnShop } from '../riders'
import { type Deciding, decideEndOwn, decideProposal, decidePropose, decideWithdraw } from '../rules/proposals'
import { viewOwnShop, viewWaitingOffers } from '../views'

type Actions = typeof proposalActions

const shopOf = (merchantId: MerchantId) => () => merchants.get(merchantId)

/** What riders would read that they don't read yet. */
function newTexts({ offers = [] }: MerchantDocument, offerId: string, { title, note }: OfferTerms) {
  const before = offers.find((one) => one.offerId === offerId)?.terms
  return { 'terms.title': title !== before?.title ? title : null, 'terms.note': note !== before?.note ? note : null }
}

export const proposeOffer: Handler<Actions['proposeOffer']> = async ({ merchantId, offerId, terms }, { caller, request, now }) => {
  const refusedTextIn = textChecksFor(caller)
  const decide = async (merchant: MerchantDocument): Promise<Decision<MerchantDocument, Refusal<'TOO_MANY' | 'TEXT_REFUSED'>>> => {
    const refusedText = await refusedTextIn(newTexts(merchant, offerId, terms))
    if (refusedText) return refuse(refusedText)
    return decidePropose(merchant, { offerId, terms }, now)
  }
  const outcome = await change(merchants, shopOf(merchantId), request, decide)
  return 'refusal' in outcome ? outcome : { data: viewOwnShop(outcome.doc, now) }
}

export const withdrawOffer: Handler<Actions['withdrawOffer']> = async ({ merchantId, offerId }, { request, now }) => {
  const outcome = await change(merchants, shopOf(merchantId), request, (merchant) => decideWithdraw(merchant, offerId))
  return 'refusal' in outcome ? outcome : { data: viewOwnShop(outcome.doc, now) }
}

export const endOwnOffer: Handler<Actions['endOwnOffer']> = async ({ merchantId, offerId }, { request, now }) => {
  const outcome = await change(merchants, shopOf(merchantId), request, (merchant) => decideEndOwn(merchant, offerId, now))
  return 'refusal' in outcome ? outcome : { data: viewOwnShop(outcome.doc, now) }
}

/** Shops whose proposals are one page: each may have as many as it has offers. */
const PAGE = 5

const proposing = onlyFields(merchants, ['name', 'offers', 'proposals', 'formerNormals', 'proposedAt', 'joining'])

export const offerProposals: Handler<Actions['offerProposals']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(proposing, 'proposedAt', { equals: {}, beyond: new Date(0), after, size: PAGE })
  return {
    data: {
      proposals: rows.flatMap((merchant) => (merchant.joining ? [] : viewWaitingOffers(merchant, now))),
      next,
      now: now.toISOString(),
    },
  }
}

export const decideOffer: Handler<Actions['decideOffer']> = async (input, { caller, request, now }) => {
  const { merchantId, offerId, version, approve, reason = 'other', words = null } = input
  const when = { eventId: eventIdOf(request, `${merchantId}/${offerId}`), now }
  const answer = { offerId, version, reason: approve ? null : reason, words }
  const decide = (merchant: MerchantDocument): Decision<MerchantDocument, Deciding | Refusal<'SECOND_PERSON_NEEDED'>> => {
    const ownShop = refusalOfOwnShop(merchant, caller.personId)
    if (ownShop) return refuse(ownShop)
    // Nothing is said about what a shop would give before it has joined.
    return merchant.joining ? refuse({ code: 'NOTHING_PROPOSED', details: {} }) : decideProposal(merchant, answer, when)
  }
  const outcome = await change(merchants, shopOf(merchantId), request, decide)
  return 'refusal' in outcome ? outcome : { data: { merchantId, offerId, approved: approve } }
}
