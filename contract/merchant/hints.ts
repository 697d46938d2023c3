import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { HintId, MerchantId } from './ids'

/**
 * What is unusual in the books of a day. `sameRider`: one rider redeemed again and again; `twoRiders`: at most two riders redeemed many times in a
 * few minutes; `declined`: most customers were declined; `reversed`: much of what was redeemed was taken back.
 */
export const HintKind = z.enum(['sameRider', 'twoRiders', 'declined', 'reversed'])
export type HintKind = z.output<typeof HintKind>

/** How often it happened, and from when to when. It names no rider: there may be a good reason for it. */
export const Pattern = z.object({ pattern: HintKind, count: z.int(), from: Instant, to: Instant })
export type Pattern = z.output<typeof Pattern>

const ShopHint = z.object({ hintId: HintId, merchantId: MerchantId, merchantName: z.string(), day: Day, ...Pattern.shape, toldAt: Instant })
export type ShopHint = z.output<typeof ShopHint>

/** What is unusual in the books of all shops, the newest first. The owners of a shop are told three days before it is listed here. */
export const hints = action({
  name: 'merchant.hints',
  limit: limits.staff,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ hints: z.array(ShopHint), next: z.nullable(Cursor) }),
  errors: [],
})

export const hintActions = { hints }
