import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { CredentialText } from '../pass/gate'
import { GateRefusal } from '../pass/gateVerdict'
import { UseId } from '../pass/ids'
import { PassHolder } from '../pass/passHolder'
import { MerchantId } from './ids'

export const MerchantSettings = z.strictObject({
  merchantId: MerchantId,
  name: asPublic(Text.line(2, 40)),
  townId: TownId,
  open: z.boolean(),
})

/** Makes a merchant or changes it. */
export const save = action({
  name: 'merchant.save',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['name'],
  input: MerchantSettings,
  output: MerchantSettings,
  errors: [],
})

/**
 * Checks at the counter whether the customer is a rider (核验). It takes a code that was made for a counter, once. A code for a gate doesn't hold
 * here. Nothing is redeemed by it.
 */
export const verify = action({
  name: 'merchant.verify',
  unlimited: 'there is a queue at the counter; a code holds once, and the log of uses is bounded by its retention',
  audience: 'clerk',
  scope: 'merchantId',
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which counter',
  input: z.strictObject({ merchantId: MerchantId, text: CredentialText }),
  output: z.object({
    valid: z.boolean(),
    useId: z.nullable(UseId),
    at: Instant,
    now: Instant,
    merchantName: z.string(),
    holder: z.nullable(PassHolder),
    refusal: z.nullable(GateRefusal),
  }),
  errors: [],
})

/** How many were checked at this counter since midnight in Shanghai. */
export const today = action({
  name: 'merchant.today',
  unlimited: 'a clerk’s phone asks again and again while its page is open, about its own counter alone',
  audience: 'clerk',
  scope: 'merchantId',
  input: z.strictObject({ merchantId: MerchantId }),
  output: z.object({ checked: z.int(), now: Instant }),
  errors: [],
})

export const merchantActions = { save, verify, today }
