import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { HintId, MerchantId } from './ids'

/**
 * What is unusual in the books of a day. `sameRider`: one rider redeemed again and again; `twoRiders`: at most two riders redeemed many times in a
 * few minutes; `declined`: most customers were declined; `reversed`: much of what was redeemed was taken back.
 */
export const Pattern = z.enum(['sameRider', 'twoRiders', 'declined', 'reversed'])
export type Pattern = z.output<typeof Pattern>

/** What was found: how often it happened, and from when to when. It names no rider: there may be a good reason for it. */
export const Finding = z.object({ pattern: Pattern, count: z.int(), from: Instant, to: Instant })
export type Finding = z.output<typeof Finding>

/** Why it was so, as the shop says: a meal of a group, of a family, one that was repeated because something went wrong, or else. */
export const HintReason = z.enum(['groupMeal', 'family', 'repeated', 'other'])
export type HintReason = z.output<typeof HintReason>

const Explanation = z.object({ reason: HintReason, words: z.nullable(z.string()), at: Instant })

/** `open`: the district has not seen to it yet. */
export const HintState = z.enum(['open', 'closed'])
export type HintState = z.output<typeof HintState>

/** What the owners of a shop are told about a day of theirs. */
export const OwnHint = z.object({
  hintId: HintId,
  day: Day,
  ...Finding.shape,
  toldAt: Instant,
  /** What the shop has said; null: nothing yet. */
  explanation: z.nullable(Explanation),
  state: HintState,
})
export type OwnHint = z.output<typeof OwnHint>

/** The same as staff read it. */
export const ShopHint = z.object({ ...OwnHint.shape, merchantId: MerchantId, merchantName: z.string() })
export type ShopHint = z.output<typeof ShopHint>

/** What was unusual in the books of my shop, the newest first. */
export const ownHints = action({
  name: 'merchant.ownHints',
  limit: limits.looking,
  audience: 'shopOwner',
  scope: 'merchantId',
  input: z.strictObject({ merchantId: MerchantId, after: z.optional(Cursor) }),
  output: z.object({ hints: z.array(OwnHint), next: z.nullable(Cursor), now: Instant }),
  errors: [],
})

/** The owner says why it was so, with a word more or without one. What is said later takes the place of it, until the district has seen to it. */
export const explainHint = action({
  name: 'merchant.explainHint',
  limit: limits.work,
  audience: 'shopOwner',
  scope: 'merchantId',
  writes: true,
  audited: true,
  leftOut: ['words'],
  input: z.strictObject({ merchantId: MerchantId, hintId: HintId, reason: HintReason, words: z.optional(Text.multiLine(2, 100)) }),
  output: z.object({ hint: OwnHint }),
  errors: ['TEXT_REFUSED', 'NOT_POSSIBLE_NOW'],
})

/**
 * What is unusual in the books of all shops, the newest first: what a shop has explained, and what it has been told three days ago. Without a state it
 * is what the district has not seen to.
 */
export const hints = action({
  name: 'merchant.hints',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ state: z.optional(HintState), after: z.optional(Cursor) }),
  output: z.object({ hints: z.array(ShopHint), next: z.nullable(Cursor) }),
  errors: [],
})

/**
 * Staff have seen to it. `explainedAt` is the time of the explanation that they have read, null when there was none; when it is named,
 * an explanation that came after it is read first. Whoever works at the shop leaves it to somebody else.
 */
export const closeHint = action({
  name: 'merchant.closeHint',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ hintId: HintId, explainedAt: z.optional(z.nullable(Instant)) }),
  output: z.object({ hint: ShopHint }),
  errors: ['NOT_POSSIBLE_NOW', 'SECOND_PERSON_NEEDED', 'CHANGED_MEANWHILE'],
})

export const hintActions = { ownHints, explainHint, hints, closeHint }
