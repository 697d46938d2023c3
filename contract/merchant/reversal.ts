import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { DeclineReason, Redemption } from './counter'
import { MerchantId, RedemptionId } from './ids'
import { Typed } from './offer'

/** Why something redeemed is taken back (冲正). */
export const ReversalReason = z.enum(['wrongOffer', 'wrongPerson', 'notGiven', 'wrongAmount', 'tapped'])
export type ReversalReason = z.output<typeof ReversalReason>

/** `asked`: it waits for a second person of the shop. `reversed`: it counts no more, for the rider and for the shop. */
export const ReversalState = z.enum(['asked', 'reversed'])

/** A line of the shop's log. */
export const RedemptionRow = z.object({
  ...Redemption.shape,
  /** Null once the registration is erased. */
  maskedName: z.nullable(z.string()),
  typed: Typed,
  /** What the shop calls whoever redeemed it; null: the rider, by the poster; empty: somebody who has left. */
  clerk: z.nullable(z.string()),
  reversal: z.nullable(
    z.object({
      state: ReversalState,
      reason: ReversalReason,
      at: Instant,
      /** I have asked for it, so somebody else confirms. */
      mine: z.boolean(),
    }),
  ),
})
export type RedemptionRow = z.output<typeof RedemptionRow>

export const DeclinedRow = z.object({
  redemptionId: RedemptionId,
  at: Instant,
  maskedName: z.nullable(z.string()),
  declined: DeclineReason,
})

const one = { merchantId: MerchantId, redemptionId: RedemptionId }

/** What was redeemed at a shop on a day, the newest first. `redemptionId` asks for one of any day besides, which `wanted` answers. */
export const log = action({
  name: 'merchant.log',
  limit: limits.looking,
  audience: 'clerk',
  scope: 'merchantId',
  input: z.strictObject({
    merchantId: MerchantId,
    day: z.optional(Day),
    redemptionId: z.optional(RedemptionId),
    after: z.optional(Cursor),
  }),
  output: z.object({
    day: Day,
    /** Null: it is none of this shop's, or was not asked for. */
    wanted: z.optional(z.nullable(RedemptionRow)),
    rows: z.array(RedemptionRow),
    declined: z.array(DeclinedRow),
    next: z.nullable(Cursor),
    now: Instant,
  }),
  errors: [],
})

const Row = z.object({ row: RedemptionRow })

/**
 * Asks to take back a redemption of today. It counts until a second person of the shop confirms: everybody else who works there is told within a minute,
 * once however often it is asked for.
 */
export const askReversal = action({
  name: 'merchant.askReversal',
  limit: limits.work,
  audience: 'clerk',
  scope: 'merchantId',
  writes: true,
  audited: true,
  input: z.strictObject({ ...one, reason: ReversalReason }),
  output: Row,
  errors: ['NOT_POSSIBLE_NOW', 'ONLY_THE_DISTRICT'],
})

/** A second person of the shop confirms, or says that it stays. */
export const decideReversal = action({
  name: 'merchant.decideReversal',
  limit: limits.work,
  audience: 'clerk',
  scope: 'merchantId',
  writes: true,
  audited: true,
  input: z.strictObject({ ...one, confirm: z.boolean() }),
  output: Row,
  errors: ['NOTHING_PROPOSED', 'SECOND_PERSON_NEEDED', 'ONLY_THE_DISTRICT'],
})

/** The district takes back a redemption of an earlier day. It is a negative line of the next settlement. */
export const reverse = action({
  name: 'merchant.reverse',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ redemptionId: RedemptionId, reason: ReversalReason }),
  output: z.object({ reversed: z.boolean() }),
  errors: ['NOT_POSSIBLE_NOW'],
})

export const reversalActions = { log, askReversal, decideReversal, reverse }
