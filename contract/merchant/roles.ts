import * as z from 'zod/mini'
import { MerchantId } from './ids'

/** Works at the counter of one merchant (店员). */
export const ClerkGrant = z.strictObject({ role: z.literal('clerk'), merchantId: MerchantId })

declare module '../kernel/roles' {
  interface Audiences {
    clerk: true
  }
  interface Scopes {
    merchantId: MerchantId
  }
  interface Grants {
    clerk: z.input<typeof ClerkGrant>
  }
  interface Workplaces {
    clerk: { role: 'clerk'; merchantId: MerchantId; merchantName: string }
  }
}
