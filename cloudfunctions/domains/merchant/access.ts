import type { MerchantId } from '../../../contract/merchant/ids'
import { ClerkGrant } from '../../../contract/merchant/roles'
import type { Scope } from '../../kernel/access'
import { personalRole } from '../../kernel/people/roles'
import { merchants } from './merchantDocument'

declare module '../../kernel/handler' {
  interface GrantedTo {
    clerk: MerchantId
  }
}

export const clerk = personalRole({
  name: 'clerk',
  grant: ClerkGrant,
  placeField: 'merchantId',
  grantedBy: ['staff'],
  placeName: async (merchantId) => (await merchants.get(merchantId))?.name ?? null,
  async workplace(place) {
    const merchantId = place as MerchantId
    return { role: 'clerk', merchantId, merchantName: (await merchants.get(merchantId))?.name ?? '' }
  },
})

export const merchantScopes: readonly Scope[] = [
  { field: 'merchantId', collection: 'merchants', placeOf: async (merchantId) => merchantId },
]
