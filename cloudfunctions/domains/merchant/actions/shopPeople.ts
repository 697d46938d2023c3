import type { Refusal } from '../../../../contract/kernel/refusal'
import type { ShopPeople, shopPeopleActions } from '../../../../contract/merchant/shopPeople'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { inviteToPlace, withoutRole, worksAt } from '../../../kernel/people/placeRole'
import { unsealField } from '../../../kernel/secrets/sealedField'
import { tellAboutRole } from '../../account/public'
import { type MerchantDocument, merchants } from '../merchantDocument'

type Actions = typeof shopPeopleActions

const viewPeople = ({ _id, people = [] }: MerchantDocument): ShopPeople => ({
  merchantId: _id,
  people: people.map(({ personId, role, label, since }) => ({
    personId,
    role,
    label: unsealField(merchants, 'label', _id, label),
    since: since.toISOString(),
  })),
})

export const people: Handler<Actions['people']> = async (_, { granted }) => ({ data: viewPeople(granted) })

export const inviteClerk: Handler<Actions['inviteClerk']> = async ({ merchantId, label }, context) =>
  inviteToPlace(context.granted, { grant: { role: 'clerk', merchantId }, label }, context)

export const removeClerk: Handler<Actions['removeClerk']> = async ({ merchantId, personId }, { caller, request }) => {
  /** For somebody who has lost the role meanwhile it is not there. */
  const load = async () => {
    const merchant = await merchants.get(merchantId)
    return merchant && worksAt(merchant, caller.personId, ['shopOwner']) ? merchant : null
  }
  const decide = async (merchant: MerchantDocument): Promise<Decision<MerchantDocument, Refusal<'NOT_FOUND'>>> => {
    if (!worksAt(merchant, personId, ['clerk'])) return refuse({ code: 'NOT_FOUND', details: {} })
    const told = await tellAboutRole('roleRevoked', personId, { role: 'clerk', merchantId }, request)
    const next = withoutRole(merchant, { personId, role: 'clerk' }) as Pick<MerchantDocument, 'people'>
    return { kind: 'change', next, effects: [told] }
  }
  const outcome = await change(merchants, load, request, decide)
  return 'refusal' in outcome ? outcome : { data: viewPeople(outcome.doc) }
}
