import type { Refusal } from '../../../../contract/kernel/refusal'
import type { suspensionActions } from '../../../../contract/merchant/suspension'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { originsOf } from '../../../kernel/people/roles'
import { eventIdOf } from '../../../kernel/request'
import { type MerchantDocument, merchants } from '../merchantDocument'
import { refusalOfOwnShop } from '../riders'
import { decideOnSuspension, decideProposeSuspension } from '../rules/suspension'
import { viewSuspension } from '../views'

type Actions = typeof suspensionActions

export const proposeSuspension: Handler<Actions['proposeSuspension']> = async (input, { caller: { personId }, request, now }) => {
  const { merchantId, suspend, reason = null } = input
  const load = () => merchants.get(merchantId)
  const decide = (shop: MerchantDocument): Decision<MerchantDocument, Refusal<'NOT_POSSIBLE_NOW' | 'SECOND_PERSON_NEEDED'>> => {
    const ownShop = refusalOfOwnShop(shop, personId)
    return ownShop ? refuse(ownShop) : decideProposeSuspension(shop, { suspend, reason }, { personId, now })
  }
  const outcome = await change(merchants, load, request, decide)
  return 'refusal' in outcome ? outcome : { data: viewSuspension(outcome.doc) }
}

export const decideSuspension: Handler<Actions['decideSuspension']> = async (input, { caller: { personId }, request, now }) => {
  const { merchantId, confirm } = input
  const asked = { proposedAt: new Date(input.proposedAt), confirm, eventId: eventIdOf(request, merchantId) }
  const outcome = await change(
    merchants,
    () => merchants.get(merchantId),
    request,
    async (shop) => {
      const ownShop = refusalOfOwnShop(shop, personId)
      if (ownShop) return refuse(ownShop)
      const origins = await originsOf(shop.suspensionProposal ? [personId, shop.suspensionProposal.by] : [])
      return decideOnSuspension(shop, { ...asked, origins }, { personId, now })
    },
  )
  return 'refusal' in outcome ? outcome : { data: viewSuspension(outcome.doc) }
}

const PAGE = 30

const proposing = onlyFields(merchants, ['name', 'suspendedAt', 'suspendedFor', 'suspensionProposal', 'suspensionProposedAt'])

export const suspensionProposals: Handler<Actions['suspensionProposals']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(proposing, 'suspensionProposedAt', { equals: {}, beyond: new Date(0), after, size: PAGE })
  return { data: { shops: rows.map(viewSuspension), next, now: now.toISOString() } }
}
