import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MerchantId } from './ids'
import { SuspensionReason } from './ownShop'

/** What the district has decided about a shop, and what waits for a second person. */
const ShopSuspension = z.object({
  merchantId: MerchantId,
  merchantName: z.string(),
  /** Null: it is not suspended. */
  suspended: z.nullable(z.object({ reason: z.nullable(SuspensionReason), since: Instant })),
  /** `suspend` false: it is to be lifted. */
  proposal: z.nullable(z.object({ suspend: z.boolean(), reason: z.nullable(SuspensionReason), at: Instant })),
})
export type ShopSuspension = z.output<typeof ShopSuspension>

const deciding = { limit: limits.staff, audience: 'staff', writes: true, audited: true, output: ShopSuspension } as const

/** Proposes to suspend a shop, or to lift that. It takes effect when a second person of the staff confirms. A newer proposal replaces an older one. */
export const proposeSuspension = action({
  name: 'merchant.proposeSuspension',
  ...deciding,
  input: z
    .strictObject({ merchantId: MerchantId, suspend: z.boolean(), reason: z.optional(SuspensionReason) })
    .check(z.refine(({ suspend, reason }) => !suspend || reason !== undefined, { path: ['reason'], params: { rule: 'required' } })),
  errors: ['NOT_POSSIBLE_NOW', 'SECOND_PERSON_NEEDED'],
})

/**
 * A second person confirms the proposal that was made at `proposedAt`, or any of the staff drops it. A suspended shop is gone from lists and gives
 * nothing from that moment on, and its owners are told.
 */
export const decideSuspension = action({
  name: 'merchant.decideSuspension',
  ...deciding,
  input: z.strictObject({ merchantId: MerchantId, proposedAt: Instant, confirm: z.boolean() }),
  errors: ['NOTHING_PROPOSED', 'CHANGED_MEANWHILE', 'SECOND_PERSON_NEEDED'],
})

/** Shops with such a proposal, the longest waiting first. */
export const suspensionProposals = action({
  name: 'merchant.suspensionProposals',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ shops: z.array(ShopSuspension), next: z.nullable(Cursor), now: Instant }),
  errors: [],
})

export const suspensionActions = { proposeSuspension, decideSuspension, suspensionProposals }
