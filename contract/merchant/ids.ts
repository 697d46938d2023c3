import type * as z from 'zod/mini'
import { idSchema } from '../kernel/ids'

export const MerchantId = idSchema('mch').brand<'PassPlaceId'>().brand<'MerchantId'>()
export type MerchantId = z.output<typeof MerchantId>

/** What a merchant gives riders (优惠). */
export const OfferId = idSchema('off').brand<'OfferId'>()
export type OfferId = z.output<typeof OfferId>

/** One redemption (核销). */
export const RedemptionId = idSchema('rdm').brand<'RedemptionId'>()
export type RedemptionId = z.output<typeof RedemptionId>

/** What a shop and the district settle by for a period (结算单). */
export const StatementId = idSchema('stm').brand<'StatementId'>()
export type StatementId = z.output<typeof StatementId>

/** Offers of several merchants that share a limit (活动), e.g. one 12-yuan meal a day in all canteens. */
export const CampaignId = idSchema('cmg').brand<'CampaignId'>()
export type CampaignId = z.output<typeof CampaignId>

/** A rider tells the district that a shop doesn't keep its word (反映). */
export const ReportId = idSchema('rpt').brand<'ReportId'>()
export type ReportId = z.output<typeof ReportId>

/** An accepted Excel file of shops. */
export const ShopImportId = idSchema('sim').brand<'ShopImportId'>()
export type ShopImportId = z.output<typeof ShopImportId>

/** A picture of a shop. */
export const ShopPictureId = idSchema('pic').brand<'ShopPictureId'>()
export type ShopPictureId = z.output<typeof ShopPictureId>

/** What an operator of charging piles signs its reports with. */
export const OperatorKeyId = idSchema('opk').brand<'OperatorKeyId'>()
export type OperatorKeyId = z.output<typeof OperatorKeyId>

/** Something unusual in the books of a day. */
export const HintId = idSchema('hnt').brand<'HintId'>()
export type HintId = z.output<typeof HintId>
