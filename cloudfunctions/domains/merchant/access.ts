import type { PersonId } from '../../../contract/kernel/ids'
import type { Workplace } from '../../../contract/kernel/roles'
import { ClerkGrant, ShopOwnerGrant } from '../../../contract/merchant/roles'
import type { Scope } from '../../kernel/access'
import { placeRole, withoutRole, worksAt } from '../../kernel/people/placeRole'
import { type MerchantDocument, merchants, merchantsOf } from './merchantDocument'

declare module '../../kernel/handler' {
  interface GrantedTo {
    /** The merchant's document. It was read to see whether the caller works there, and handlers need it anyway. */
    clerk: MerchantDocument
    shopOwner: MerchantDocument
  }
}

/** What both roles at a merchant have in common: it lists them itself, so that a counter needs one read (decision 14). */
const atMerchant = {
  placeField: 'merchantId',
  places: merchants,
  placeName: ({ name }: MerchantDocument) => name,
  withoutPerson: withoutRole,
} as const

/** Where somebody works, as an owner or as a clerk, found in one query. */
async function workplacesAt(personId: PersonId): Promise<Workplace[]> {
  const found = await merchantsOf(personId)
  const as = (role: 'shopOwner' | 'clerk') =>
    found
      .filter((merchant) => worksAt(merchant, personId, [role]))
      .map(({ _id: merchantId, name: merchantName }) => ({ role, merchantId, merchantName }) as const)
  return [...as('shopOwner'), ...as('clerk')]
}

export const shopOwner = placeRole({
  ...atMerchant,
  name: 'shopOwner',
  grant: ShopOwnerGrant,
  grantedBy: ['staff'],
  covering: ['shopOwner'],
  defaultLabel: '店主',
  workplaces: workplacesAt,
})

/** An owner may stand in for a clerk. */
export const clerk = placeRole({
  ...atMerchant,
  name: 'clerk',
  grant: ClerkGrant,
  grantedBy: ['staff', 'shopOwner'],
  covering: ['clerk', 'shopOwner'],
  defaultLabel: '店员',
})

export const merchantScopes: readonly Scope[] = [
  { field: 'merchantId', collection: 'merchants', placeOf: async (merchantId) => merchantId },
]
