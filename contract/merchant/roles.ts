import * as z from 'zod/mini'
import { MerchantId } from './ids'

/** Works at the counter of one merchant (店员). */
export const ClerkGrant = z.strictObject({ role: z.literal('clerk'), merchantId: MerchantId })

/** Leads one merchant (店主): its offers, its clerks, its account with the district. */
export const ShopOwnerGrant = z.strictObject({ role: z.literal('shopOwner'), merchantId: MerchantId })

declare module '../kernel/roles' {
  interface Audiences {
    /** The clerks of a merchant, and its owners, who may stand in for them. */
    clerk: true
    shopOwner: true
  }
  interface Scopes {
    merchantId: MerchantId
  }
  interface Grants {
    clerk: z.input<typeof ClerkGrant>
    shopOwner: z.input<typeof ShopOwnerGrant>
  }
  interface Workplaces {
    clerk: { role: 'clerk'; merchantId: MerchantId; merchantName: string }
    shopOwner: { role: 'shopOwner'; merchantId: MerchantId; merchantName: string }
  }
}
