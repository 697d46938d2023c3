import * as z from 'zod/mini'
import { PersonId } from '../../../contract/kernel/ids'
import { CampaignId, MerchantId, OfferId, OperatorKeyId, RedemptionId, ShopImportId } from '../../../contract/merchant/ids'
import { Amounts, type Price, Typed } from '../../../contract/merchant/offer'
import { PassId } from '../../../contract/pass/ids'
import { defineEffect } from '../../kernel/effect'

/**
 * Keeps the record of something that was redeemed, and settles what was taken for it. The reply keeps the record itself, because people look at
 * their lists at once; this is for a function that died before.
 */
export const recordRedemption = defineEffect(
  'merchant.recordRedemption',
  1,
  z.object({
    _id: RedemptionId,
    merchantId: MerchantId,
    merchantName: z.string(),
    passId: PassId,
    maskedName: z.nullable(z.string()),
    clerkId: z.nullable(PersonId),
    outcome: z.literal('redeemed'),
    declined: z.null(),
    given: z.object({
      offerId: OfferId,
      version: z.int(),
      title: z.string(),
      price: z.enum(['setMeal', 'fixedPrice', 'percentOff', 'perUnit', 'freeHours'] satisfies readonly Price['kind'][]),
      typed: Typed,
      amounts: Amounts,
      keys: z.array(z.string()),
      takeId: z.nullable(z.string()),
    }),
    at: z.date(),
    day: z.string(),
  }),
  { later: true },
)

/** A redemption is taken back: what it took counts no more, for the rider and for the shop, and the rider is told. */
export const giveBackRedemption = defineEffect(
  'merchant.giveBack',
  1,
  z.object({ redemptionId: RedemptionId, eventId: z.string(), at: z.date() }),
)

/** One of the shop has asked to take a redemption back: everybody else who works there hears that a second person is needed, those behind `after` now. */
export const tellColleagues = defineEffect(
  'merchant.tellColleagues',
  1,
  z.object({ redemptionId: RedemptionId, askedBy: PersonId, after: z.nullable(PersonId), at: z.date() }),
  { later: true },
)

/** These offers ended so long ago that the shop has forgotten them: how much of them was given is forgotten, too, so that its document doesn't grow. */
export const forgetGiven = defineEffect(
  'merchant.forgetGiven',
  1,
  z.object({ merchantId: MerchantId, offerIds: z.readonly(z.array(OfferId)) }),
)

/** A key of an operator has ended: what was reported with it is shown no more. */
export const forgetPileReports = defineEffect(
  'merchant.forgetPileReports',
  1,
  z.object({ keyId: OperatorKeyId, merchantIds: z.readonly(z.array(MerchantId)) }),
)

/** An Excel file of shops was accepted: its rows are carried out from one on. */
export const importShops = defineEffect('merchant.importShops', 1, z.object({ importId: ShopImportId, from: z.int() }), { later: true })

/** A campaign was changed: the offers of these shops, from one on, are given the share that they have in it now. */
export const applyCampaign = defineEffect(
  'merchant.applyCampaign',
  1,
  z.object({ campaignId: CampaignId, version: z.int(), merchantIds: z.readonly(z.array(MerchantId)), from: z.int() }),
  { later: true },
)

/** An offer has ended: the campaign that it was in no longer lists it, so that it is not limited by itself when it is given anew. */
export const leaveCampaign = defineEffect(
  'merchant.leaveCampaign',
  1,
  z.object({ campaignId: CampaignId, version: z.int(), merchantId: MerchantId, offerId: OfferId }),
)
