import * as z from 'zod/mini'

/** What an operator calls a shop in its own system. */
export const ShopRef = z.string().check(z.regex(/^[\w.-]{1,40}$/))

/** How many shops one key covers, and how many reports one request carries. */
export const MOST_SHOPS_OF_KEY = 50

const Count = z.int().check(z.maximum(1000))

/** How many charging piles of a shop are free, as the operator counted them at that time. */
const PileReport = z.strictObject({
  shopRef: ShopRef,
  free: Count.check(z.minimum(0)),
  total: Count.check(z.minimum(1)),
  at: z.iso.datetime({ offset: true }),
})
export type PileReport = z.output<typeof PileReport>

/**
 * What an operator of charging piles sends over HTTP (`web` function, docs/charging-operators.md), signed with its key. Not an action: a system of
 * others is no person. `POST /operators/{keyId}/piles`: each report is taken or refused by itself.
 */
export const PileReports = z.strictObject({ reports: z.array(PileReport).check(z.minLength(1), z.maxLength(MOST_SHOPS_OF_KEY)) })

/**
 * Why a report is not taken. `UNKNOWN_SHOP`: the key doesn't cover it. `FREE_OVER_TOTAL`: more are free than there are. `FROM_THE_FUTURE`: the time lies
 * ahead. `NOT_NEWER`: a report of that time or a later one was taken before.
 */
export type PileReportRefusal = 'UNKNOWN_SHOP' | 'FREE_OVER_TOTAL' | 'FROM_THE_FUTURE' | 'NOT_NEWER'

export interface PileReportsAnswer {
  readonly taken: number
  readonly refused: readonly { readonly shopRef: string; readonly code: PileReportRefusal }[]
}
