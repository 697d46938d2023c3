import { applyCampaignToShops, leaveItsCampaign } from '../../cloudfunctions/domains/merchant/applyCampaign'
import { campaigns } from '../../cloudfunctions/domains/merchant/campaignDocument'
import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import type { CampaignId, MerchantId } from '../../contract/merchant/ids'
import type { Price } from '../../contract/merchant/offer'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import type { PassPhone } from '../builders/city/passPhone'
import { someRules } from '../builders/city/samples/campaigns'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { offerId, someTerms } from '../builders/offers'
import { daysAfter, NOON } from '../builders/time'

/** Limits that offers of several shops share. */

const city = withCity()
let scene: Scene
let campaignId: CampaignId
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = daysAfter(NOON, 40 * nextNumber())
  campaignId = `cmg_test${nextNumber()}` as CampaignId
})

const here = counterOf(() => scene)
const there = counterOf(() => ({ ...scene, merchant: scene.otherMerchant, clerk: scene.otherClerk }))
const { aRider } = here

/** The meal as the next scan shows it. */
async function mealSeen(shop: typeof here, rider: PassPhone) {
  // Each code is of its own step.
  city.now = new Date(city.now.getTime() + 15_000)
  return (await shop.verify(rider)).offers?.[0]
}

type Rules = Parameters<typeof someRules>[0]
const save = (rules: Rules = {}) => scene.staff.must('merchant.saveCampaign', { campaignId, ...someRules(rules) })
const mealsOf = (...shops: MerchantId[]) => shops.map((merchantId) => ({ merchantId, offerId: offerId('meal') }))
const setOffers = (offers: ReturnType<typeof mealsOf>) => scene.staff.must('merchant.setCampaignOffers', { campaignId, offers })

/** Meals of both shops share a campaign. */
async function aCampaign(rules: Rules = {}, price: Price = someTerms().price): Promise<void> {
  for (const shop of [here, there]) await shop.offers(['meal', { price }])
  await save(rules)
  await setOffers(mealsOf(scene.merchant, scene.otherMerchant))
  await city.settle()
}

const shareAt = async (merchantId: MerchantId) => (await merchants.get(merchantId))?.offers?.[0]?.terms.limits.campaign ?? null

test('M3: one meal a day in both shops together; the refusal names the campaign, the shop and the time, and tomorrow there is one again', async () => {
  await aCampaign()
  const rider = await aRider()
  const scan = await here.scanned(rider)
  const { redemption } = await here.redeem(scan)
  expect(await mealSeen(there, rider)).toMatchObject({
    left: { you: 0 },
    refusal: { reason: 'campaignDay', limit: 1, title: '示例食堂', at: redemption?.at, where: redemption?.merchantName },
  })
  city.now = daysAfter(city.now, 1)
  expect((await there.redeem(await there.scanned(rider))).redemption).not.toBeNull()
})

test('M3: a campaign in fen over two shops, by bills of different sizes, at once: never more than there is for one person', async () => {
  await aCampaign({ personDay: null, personDayFen: 2000 }, { kind: 'percentOff', percent: 50, mostOffFen: null })
  const rider = await aRider()
  const scans = [await here.scanned(rider), await there.scanned(rider), await here.scanned(rider), await there.scanned(rider)]
  const answers = await Promise.all(
    scans.map((scan, at) => (at % 2 === 0 ? here : there).redeem(scan, { typed: { billFen: 1400 + at * 200 } })),
  )
  const saved = answers.map(({ redemption }) => redemption?.amounts.savedFen ?? 0)
  expect(saved.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2000)
  expect(saved.filter((fen) => fen > 0)).toHaveLength(2)
  const refused = answers.flatMap(({ refusal }) => refusal ?? [])
  expect(refused.map(({ reason }) => reason)).toEqual(['campaignDayFen', 'campaignDayFen'])
  // What is left may still be saved: nobody loses it to a bill that was too large.
  const left = 2000 - saved.reduce((sum, one) => sum + one, 0)
  const last = await here.redeem(await here.scanned(rider), { typed: { billFen: left * 2 } })
  expect(last.redemption?.amounts.savedFen).toBe(left)
})

test('a limit that changes between scan and tap: what was shown counts, and the next scan sees the new one', async () => {
  await aCampaign({ personDay: 2 })
  const rider = await aRider()
  await here.redeem(await here.scanned(rider))
  const begun = await there.scanned(rider)
  await save({ personDay: 1 })
  await city.settle()
  expect(await shareAt(scene.otherMerchant)).toMatchObject({ personDay: 1 })
  expect((await there.redeem(begun)).redemption).not.toBeNull()
  expect((await mealSeen(here, rider))?.refusal).toMatchObject({ reason: 'campaignDay', limit: 1 })
})

test('it counts from its first day to its last', async () => {
  const day = (days: number) => daysAfter(city.now, days).toISOString().slice(0, 10)
  await aCampaign({ from: day(1), until: day(2) })
  const rider = await aRider()
  const redeemed = async () => (await here.redeem(await here.scanned(rider))).redemption !== null
  const leftHere = async () => (await mealSeen(here, rider))?.left.you ?? null
  expect([await redeemed(), await redeemed(), await leftHere()]).toEqual([true, true, null])
  city.now = daysAfter(city.now, 1)
  expect([await redeemed(), await leftHere()]).toEqual([true, 0])
  city.now = daysAfter(city.now, 2)
  expect([await redeemed(), await redeemed()]).toEqual([true, true])
})

test('an offer that leaves it, and one that is ended, is limited no more; an ended one changes no more', async () => {
  await aCampaign()
  await setOffers(mealsOf(scene.merchant))
  await city.settle()
  expect([await shareAt(scene.merchant), await shareAt(scene.otherMerchant)]).toEqual([expect.objectContaining({ campaignId }), null])
  await scene.staff.must('merchant.endCampaign', { campaignId })
  await city.settle()
  expect(await shareAt(scene.merchant)).toBeNull()
  const late = { error: { code: 'NOT_POSSIBLE_NOW' } }
  expect(await scene.staff.call('merchant.saveCampaign', { campaignId, ...someRules() })).toMatchObject(late)
  expect(await scene.staff.call('merchant.setCampaignOffers', { campaignId, offers: [] })).toMatchObject(late)
})

test('neither an owner nor staff who change the terms change its share, and an owner’s form of before is no change of money', async () => {
  await aCampaign()
  const before = (await merchants.get(scene.merchant))?.offers?.[0]?.terms
  await save({ personDay: 2 })
  await city.settle()
  const meal = { merchantId: scene.merchant, offerId: offerId('meal') }
  const { offers, proposals } = await scene.shopOwner.must('merchant.proposeOffer', {
    ...meal,
    terms: { ...someTerms(), note: '两荤一素', limits: { ...someTerms().limits, campaign: before?.limits.campaign ?? null } },
  })
  expect(proposals).toEqual([])
  expect(offers[0]?.terms).toMatchObject({ note: '两荤一素', limits: { campaign: { campaignId, personDay: 2 } } })
  await scene.staff.must('merchant.saveOffer', { ...meal, terms: someTerms({ note: '一荤两素' }) })
  expect(await shareAt(scene.merchant)).toMatchObject({ campaignId, personDay: 2 })
})

test('an offer is in one campaign at a time, and is one that a shop gives', async () => {
  await aCampaign()
  const other = `cmg_test${nextNumber()}` as CampaignId
  await scene.staff.must('merchant.saveCampaign', { campaignId: other, ...someRules() })
  const join = (offer: string) =>
    scene.staff.call('merchant.setCampaignOffers', {
      campaignId: other,
      offers: [{ merchantId: scene.merchant, offerId: offerId(offer) }],
    })
  expect(await join('meal')).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
  expect(await join('soup')).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

const offersOf = async (_id: CampaignId) => (await campaigns.get(_id))?.offers

test('two campaigns that are given the same offers at once: each offer is in one of them, and in the list of that one alone', async () => {
  for (const shop of [here, there]) await shop.offers(['meal'])
  await save()
  const other = `cmg_test${nextNumber()}` as CampaignId
  await scene.staff.must('merchant.saveCampaign', { campaignId: other, ...someRules() })
  const offers = mealsOf(scene.merchant, scene.otherMerchant)
  await Promise.all([setOffers(offers), scene.colleague.must('merchant.setCampaignOffers', { campaignId: other, offers })])
  await city.settle()
  const shares = [await shareAt(scene.merchant), await shareAt(scene.otherMerchant)].map((share) => share?.campaignId)
  for (const _id of [campaignId, other]) expect(await offersOf(_id)).toEqual(offers.filter((_, at) => shares[at] === _id))
  expect(shares).not.toContain(undefined)
})

test('an offer that is ended leaves the list: given anew it is limited only once it is put there anew', async () => {
  await aCampaign()
  await scene.shopOwner.must('merchant.endOwnOffer', { merchantId: scene.merchant, offerId: offerId('meal') })
  expect(await offersOf(campaignId)).toEqual(mealsOf(scene.otherMerchant))
  await here.offers(['meal'])
  await save({ personDay: 2 })
  await city.settle()
  expect([await shareAt(scene.merchant), await shareAt(scene.otherMerchant)]).toEqual([null, expect.objectContaining({ personDay: 2 })])
  await setOffers(mealsOf(scene.merchant, scene.otherMerchant))
  await city.settle()
  expect(await shareAt(scene.merchant)).toMatchObject({ campaignId })
})

test('an offer that ends while it is put into a campaign leaves the list; whoever carries that out late takes out nothing that was decided since', async () => {
  await aCampaign()
  const { version } = await setOffers(mealsOf(scene.otherMerchant))
  await setOffers(mealsOf(scene.merchant, scene.otherMerchant))
  await leaveItsCampaign(
    { campaignId, version, merchantId: scene.merchant, offerId: offerId('meal') },
    { now: city.now, hasTime: () => true },
  )
  expect(await offersOf(campaignId)).toEqual(mealsOf(scene.merchant, scene.otherMerchant))
  await merchants.update(scene.merchant, {}, { offers: [] })
  await city.settle()
  expect(await offersOf(campaignId)).toEqual(mealsOf(scene.otherMerchant))
})

test('what staff read of a proposal is the share that stays, whatever the owner’s form said', async () => {
  await aCampaign()
  await scene.shopOwner.must('merchant.proposeOffer', {
    merchantId: scene.merchant,
    offerId: offerId('meal'),
    terms: someTerms({ price: { kind: 'setMeal', normalFen: 1800, riderFen: 900 } }),
  })
  const { proposals } = await scene.staff.must('merchant.offerProposals', {})
  expect(proposals.find((one) => one.merchantId === scene.merchant)?.terms.limits.campaign).toMatchObject({ campaignId })
})

test('a campaign without a limit, and one that ends before it begins, is refused with its field', async () => {
  const refused = (rules: Rules) => scene.staff.call('merchant.saveCampaign', { campaignId, ...someRules(rules) })
  expect(await refused({ personDay: null })).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'personDay' } } })
  expect(await refused({ from: '2027-01-02', until: '2027-01-01' })).toMatchObject({
    error: { code: 'INVALID_INPUT', details: { field: 'until', rule: 'too_early' } },
  })
})

test('whoever applies an earlier change late writes what holds now', async () => {
  await aCampaign({ personDay: 1 })
  const { version } = await save({ personDay: 3 })
  await city.settle()
  const merchantIds = [scene.merchant, scene.otherMerchant]
  await applyCampaignToShops({ campaignId, version: version - 1, merchantIds, from: 0 }, { now: city.now, hasTime: () => true })
  expect(await shareAt(scene.merchant)).toMatchObject({ personDay: 3, version })
  const listed = await scene.staff.must('merchant.campaigns', {})
  expect(listed.campaigns.find((one) => one.campaignId === campaignId)).toMatchObject({
    version,
    personDay: 3,
    offers: mealsOf(...merchantIds),
  })
})
