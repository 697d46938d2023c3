import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { MerchantId, OperatorKeyId } from './ids'
import { MOST_SHOPS_OF_KEY, ShopRef } from './pileReports'

/** How many keys are in use at a time. */
export const MOST_OPERATOR_KEYS = 20

const isEachOnce = (values: readonly string[]) => new Set(values).size === values.length

/** The shops of one operator, each by the operator's own name for it. */
const OperatorShops = z.array(z.strictObject({ shopRef: ShopRef, merchantId: MerchantId })).check(
  z.minLength(1),
  z.maxLength(MOST_SHOPS_OF_KEY),
  z.refine((shops) => isEachOnce(shops.map(({ shopRef }) => shopRef)) && isEachOnce(shops.map(({ merchantId }) => merchantId)), {
    params: { rule: 'format' },
  }),
)

const OperatorKey = z.object({
  keyId: OperatorKeyId,
  /** What the operator is called. */
  name: z.string(),
  shops: z.array(z.object({ shopRef: z.string(), merchantId: MerchantId })),
  since: Instant,
  /** When it last signed a request; null: never. */
  lastSeenAt: z.nullable(Instant),
})
export type OperatorKey = z.output<typeof OperatorKey>

const InUse = z.object({ keys: z.array(OperatorKey) })

/**
 * Gives an operator of charging piles a key to report with which of them are free. `key` (base64 of 32 bytes) signs its requests; it is shown this once.
 * A shop may stand in several keys, so that one is exchanged without a gap.
 */
export const issueOperatorKey = action({
  name: 'merchant.issueOperatorKey',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['name'],
  input: z.strictObject({ name: asPublic(Text.line(2, 40)), shops: OperatorShops }),
  output: z.object({ keyId: OperatorKeyId, key: z.string(), url: z.string() }),
  errors: ['TOO_MANY'],
})

/** The keys in use, the oldest first. */
export const operatorKeys = action({
  name: 'merchant.operatorKeys',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({}),
  output: InUse,
  errors: [],
})

/** The key signs nothing from now on, and what was reported with it is shown no more. */
export const endOperatorKey = action({
  name: 'merchant.endOperatorKey',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ keyId: OperatorKeyId }),
  output: InUse,
  errors: [],
})

export const operatorKeyActions = { issueOperatorKey, operatorKeys, endOperatorKey }
