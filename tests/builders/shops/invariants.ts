import type { CampaignDocument } from '../../../cloudfunctions/domains/merchant/campaignDocument'
import type { MerchantDocument } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import type { RedemptionDocument } from '../../../cloudfunctions/domains/merchant/redemptionDocument'
import { shareOf } from '../../../cloudfunctions/domains/merchant/rules/campaignShare'
import type { PassDocument } from '../../../cloudfunctions/domains/pass/documents/pass'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import { offerId } from '../offers'
import type { Street } from './street'

const documentsOf = <Doc extends object>(table: string) => [...tableOf(table).values()] as object[] as Doc[]

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Holds at every write: nobody has had more than is allowed, and no shop has given more than it has. */
export function checkWrite(collection: string, before: AnyDocument | null, after: AnyDocument | null, mostMeals: number): void {
  if (collection === 'passes' && after) checkPass(before as object as PassDocument | null, after as object as PassDocument, mostMeals)
  if (collection === 'merchants' && after) checkMerchant(after as object as MerchantDocument)
}

function checkPass(before: PassDocument | null, { spent = {} }: PassDocument, mostMeals: number): void {
  for (const [key, all] of Object.entries(spent)) {
    const had = Object.values(all)
    // What was had by a higher limit stays.
    const hadBefore = Object.keys(before?.spent?.[key] ?? {}).length
    if (key.includes('cmg_meal') && had.length > hadBefore) expect(had.length).toBeLessThanOrEqual(mostMeals)
    if (key.includes('off_wash')) expect(sum(had.map(({ fen }) => fen))).toBeLessThanOrEqual(1500)
  }
}

function checkMerchant({ given = {} }: MerchantDocument): void {
  expect(given[offerId('meal')]?.total ?? 0).toBeLessThanOrEqual(3)
  expect(given[offerId('wash')]?.totalFen ?? 0).toBeLessThanOrEqual(3000)
}

const counts = ({ outcome, reversal }: RedemptionDocument) => outcome === 'redeemed' && reversal?.state !== 'reversed'

/** At the end of a run: what people heard is on record, and every count is what the records say. */
export function checkSettled(street: Street): void {
  expect(street.mistakes).toEqual([])
  const records = documentsOf<RedemptionDocument>('redemptions')
  for (const { redemption, mealFen } of street.heard) {
    const record = tableOf('redemptions').get(redemption.redemptionId) as RedemptionDocument | undefined
    expect(record?.given).toMatchObject({ offerId: redemption.offerId, amounts: redemption.amounts })
    if (mealFen !== null) expect(redemption.amounts.chargeFen).toBe(mealFen)
  }
  for (const merchant of documentsOf<MerchantDocument>('merchants')) {
    checkCounts(merchant, records)
    checkShare(merchant)
  }
  for (const pass of documentsOf<PassDocument>('passes')) checkSpent(pass, records)
}

function checkCounts({ _id, given = {}, takes, givingBack = {} }: MerchantDocument, records: readonly RedemptionDocument[]): void {
  expect([takes, givingBack]).toEqual([{}, {}])
  for (const name of ['meal', 'wash']) {
    const own = records.filter((one) => counts(one) && one.merchantId === _id && one.given?.offerId === offerId(name))
    const { total = 0, totalFen = 0 } = given[offerId(name)] ?? {}
    expect([total, totalFen]).toEqual([own.length, sum(own.map((one) => one.given?.amounts.savedFen ?? 0))])
  }
}

/** Every offer has the share that it has in the campaign as it is now. */
function checkShare({ offers = [] }: MerchantDocument): void {
  const [campaign] = documentsOf<CampaignDocument>('campaigns')
  const meal = offers.find((one) => one.offerId === offerId('meal'))
  expect(meal?.terms.limits.campaign).toEqual(campaign && campaign.endedAt === null ? shareOf(campaign) : null)
}

/** Whatever still counts in a pass is a redemption that counts. */
function checkSpent({ _id, spent = {}, outbox }: PassDocument, records: readonly RedemptionDocument[]): void {
  expect(outbox).toEqual({})
  const own = records.filter((one) => one.passId === _id)
  for (const all of Object.values(spent)) {
    for (const id of Object.keys(all)) expect(own.filter(counts).map((one) => one._id as string)).toContain(id)
  }
}
