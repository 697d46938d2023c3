import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant, PersonId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { MerchantId } from './ids'

/** What the owner calls somebody who works in the shop: 小李. */
export const ClerkLabel = Text.line(1, 12)

const People = z.object({
  merchantId: MerchantId,
  people: z.array(z.object({ personId: PersonId, role: z.enum(['clerk', 'shopOwner']), label: z.string(), since: Instant })),
})
export type ShopPeople = z.output<typeof People>

const owning = { audience: 'shopOwner', scope: 'merchantId' } as const

/** Who works in the shop. */
export const people = action({
  name: 'merchant.people',
  limit: limits.looking,
  ...owning,
  input: z.strictObject({ merchantId: MerchantId }),
  output: People,
  errors: [],
})

/** Makes the code by which one person becomes a clerk of the shop. */
export const inviteClerk = action({
  name: 'merchant.inviteClerk',
  limit: limits.inviting,
  ...owning,
  writes: true,
  audited: true,
  leftOut: ['label'],
  input: z.strictObject({ merchantId: MerchantId, label: ClerkLabel }),
  output: z.object({ code: z.string(), expiresAt: Instant }),
  errors: ['TOO_MANY'],
})

/** Removes a clerk, at once. Owners are removed by staff. */
export const removeClerk = action({
  name: 'merchant.removeClerk',
  limit: limits.work,
  ...owning,
  writes: true,
  audited: true,
  input: z.strictObject({ merchantId: MerchantId, personId: PersonId }),
  output: People,
  errors: [],
})

export const shopPeopleActions = { people, inviteClerk, removeClerk }
