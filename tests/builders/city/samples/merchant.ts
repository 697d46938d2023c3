import { statementIdOf } from '../../../../cloudfunctions/domains/merchant/books/documents'
import { keepBooks } from '../../../../cloudfunctions/domains/merchant/books/settle'
import { merchants } from '../../../../cloudfunctions/domains/merchant/merchantDocument'
import { keepRedemption } from '../../../../cloudfunctions/domains/merchant/redemptionDocument'
import type { MerchantId, RedemptionId, ReportId, StatementId } from '../../../../contract/merchant/ids'
import { shopCodeText } from '../../../../contract/merchant/posterCode'
import { anOffer, offerId, putOffers, someTerms } from '../../offers'
import { aRedemption as aRecord, redemptionId } from '../../redemptions'
import { shopsFile } from '../../shopsFile'
import { daysAfter } from '../../time'
import { bindPass } from '../passPhone'
import type { Scene } from '../scene'
import { applicationSamples } from './application'
import { campaignSamples } from './campaigns'
import { hintSamples } from './hints'
import { nextNumber, type Samples } from './sample'
import { shopWindowSamples } from './shopWindow'

const POSTER = 'SAMP1EP0STER0000'

const HERE = { latitude: 31.1296, longitude: 120.6384 }

/** The shop gives a meal a day to each rider, and a car wash. */
async function openShop({ merchant }: Scene): Promise<void> {
  await putOffers(merchant, [anOffer('meal', { limits: { personDay: 1, stock: 1000 } }), anOffer('wash')])
  await merchants.update(merchant, {}, { posterCode: POSTER })
}

/** The clerk has scanned a rider. */
export async function aCounterScan(scene: Scene): Promise<string> {
  const rider = await bindPass(scene.city, await scene.holder())
  const { scan } = await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, text: rider.code('counter') })
  if (!scan) throw new Error('there is nothing to redeem')
  return scan
}

/** A meal was redeemed. */
async function aRedemption(scene: Scene): Promise<RedemptionId> {
  await openShop(scene)
  const input = { merchantId: scene.merchant, scan: await aCounterScan(scene), offerId: offerId('meal'), typed: {} }
  const { redemption } = await scene.clerk.must('merchant.redeem', input)
  if (!redemption) throw new Error('nothing was redeemed')
  return redemption.redemptionId
}

/** A month is over in which something was redeemed. */
async function aStatement({ city, merchant: merchantId }: Scene): Promise<{ merchantId: MerchantId; statementId: StatementId }> {
  await keepRedemption(aRecord({ _id: redemptionId('settled'), merchantId, at: daysAfter(city.now, -40) }))
  await keepBooks({ _id: merchantId, name: '示例商户' }, city.now)
  return { merchantId, statementId: statementIdOf(merchantId, 1) }
}

/** A rider has reported the shop. */
async function aReport(scene: Scene): Promise<ReportId> {
  const by = await scene.holder()
  return (await by.must('merchant.report', { merchantId: scene.merchant, reason: 'closed' })).reportId
}

/** The owner has proposed so many new offers. */
async function someProposals({ shopOwner, merchant: merchantId }: Scene, count: number) {
  await merchants.update(merchantId, {}, { proposals: [], proposedAt: null })
  const ids = Array.from({ length: count }, () => offerId(`proposed${nextNumber()}`))
  for (const id of ids) await shopOwner.must('merchant.proposeOffer', { merchantId, offerId: id, terms: someTerms() })
  const { proposals } = await shopOwner.must('merchant.ownShop', { merchantId })
  return proposals.map((one) => ({ merchantId, offerId: one.offerId, version: Date.parse(one.at) }))
}

export async function aProposal(scene: Scene) {
  const [proposal] = await someProposals(scene, 1)
  if (!proposal) throw new Error('nothing waits')
  return proposal
}

/** A shop that nothing else of the scene uses. */
async function aShopOfOwn({ staff }: Scene): Promise<MerchantId> {
  const merchantId = `mch_own${nextNumber()}` as MerchantId
  await staff.must('merchant.save', { merchantId, name: '示例小店', townId: 'twn_sample', open: true })
  return merchantId
}

/** One of the staff has proposed to suspend a shop. */
async function aSuspensionProposal(scene: Scene) {
  const merchantId = await aShopOfOwn(scene)
  const { proposal } = await scene.staff.must('merchant.proposeSuspension', { merchantId, suspend: true, reason: 'foodSafety' })
  return { merchantId, proposedAt: proposal?.at ?? '' }
}

const atShop = async (scene: Scene) => {
  await openShop(scene)
  return { by: await scene.holder(), poster: shopCodeText(POSTER) }
}

export const merchantSamples: Pick<Samples, Extract<keyof Samples, `merchant.${string}`>> = {
  ...applicationSamples,
  ...hintSamples,
  ...campaignSamples,
  'merchant.save': async ({ staff, merchant: merchantId }) => {
    const settings = { merchantId, townId: 'twn_sample', open: true }
    return { by: staff, input: { ...settings, name: '示例商户' }, other: { ...settings, name: '示例商户二' } }
  },
  'merchant.importShops': async ({ staff }) => ({
    by: staff,
    input: { file: await shopsFile([{ 编号: 'A001', 店名: '示例面馆' }]) },
    other: { file: await shopsFile([{ 编号: 'A002', 店名: '示例饭店' }]) },
  }),
  'merchant.importTemplate': async ({ staff }) => ({ by: staff, input: {}, other: null }),
  'merchant.saveShop': async ({ shopOwner, merchant: merchantId }) => {
    const hours = { week: Array.from({ length: 7 }, () => [{ from: '06:00', to: '20:00' }]), exceptions: [] }
    const profile = { kind: 'meals', address: '示例路 1 号', phone: '0512-63001234', hours } as const
    return { by: shopOwner, input: { merchantId, ...profile }, other: { merchantId, ...profile, address: '示例路 2 号' } }
  },
  'merchant.ownShop': async (scene) => {
    await openShop(scene)
    return { by: scene.shopOwner, input: { merchantId: scene.merchant }, other: null }
  },
  'merchant.proposeOffer': async ({ shopOwner, merchant: merchantId }) => {
    const offer = { merchantId, offerId: offerId(`proposed${nextNumber()}`) }
    return { by: shopOwner, input: { ...offer, terms: someTerms() }, other: { ...offer, terms: someTerms({ title: '示例套餐二' }) } }
  },
  'merchant.withdrawOffer': async (scene) => {
    const [input, other] = (await someProposals(scene, 2)).map(({ version: _, ...one }) => one)
    if (!input || !other) throw new Error('nothing waits')
    return { by: scene.shopOwner, input, other }
  },
  'merchant.endOwnOffer': async (scene) => {
    await openShop(scene)
    const { shopOwner, merchant: merchantId } = scene
    return { by: shopOwner, input: { merchantId, offerId: offerId('meal') }, other: { merchantId, offerId: offerId('wash') } }
  },
  'merchant.offerProposals': async (scene) => {
    await aProposal(scene)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.decideOffer': async (scene) => {
    const proposal = await aProposal(scene)
    return { by: scene.staff, input: { ...proposal, approve: true }, other: { ...proposal, approve: false, reason: 'unclear' } }
  },
  'merchant.proposeSuspension': async (scene) => {
    const merchantId = await aShopOfOwn(scene)
    const { staff } = scene
    return { by: staff, input: { merchantId, suspend: true, reason: 'foodSafety' }, other: { merchantId, suspend: true, reason: 'other' } }
  },
  'merchant.decideSuspension': async (scene) => {
    const one = await aSuspensionProposal(scene)
    return { by: scene.colleague, input: { ...one, confirm: true }, other: { ...one, confirm: false } }
  },
  'merchant.suspensionProposals': async (scene) => {
    await aSuspensionProposal(scene)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.list': async (scene) => {
    await openShop(scene)
    return { by: await scene.holder(), input: {}, other: null }
  },
  'merchant.near': async (scene) => {
    await openShop(scene)
    await scene.staff.must('merchant.save', { merchantId: 'mch_near', name: '示例近店', townId: 'twn_sample', open: true, location: HERE })
    return { by: await scene.holder(), input: { here: HERE }, other: null }
  },
  'merchant.show': async (scene) => {
    await openShop(scene)
    return { by: await scene.holder(), input: { merchantId: scene.merchant }, other: null }
  },
  'merchant.favourites': async (scene) => {
    const by = await scene.holder()
    await by.must('merchant.star', { merchantId: scene.merchant, on: true })
    return { by, input: {}, other: null }
  },
  'merchant.star': async (scene) => {
    const { merchant: merchantId } = scene
    return { by: await scene.holder(), input: { merchantId, on: true }, other: { merchantId, on: false } }
  },
  'merchant.report': async (scene) => {
    const about = { merchantId: scene.merchant, reason: 'notGiven' } as const
    return { by: await scene.holder(), input: { ...about, text: '示例反映' }, other: { ...about, text: '示例反映二' } }
  },
  'merchant.reports': async (scene) => {
    await aReport(scene)
    return { by: scene.staff, input: { state: 'open' }, other: null }
  },
  'merchant.closeReport': async (scene) => {
    const reportId = await aReport(scene)
    return { by: scene.staff, input: { reportId, answer: '示例答复' }, other: { reportId, answer: '示例答复二' } }
  },
  'merchant.saveOffer': async ({ staff, merchant: merchantId }) => {
    const offer = { merchantId, offerId: offerId(`sample${nextNumber()}`) }
    return { by: staff, input: { ...offer, terms: someTerms() }, other: { ...offer, terms: someTerms({ title: '示例套餐二' }) } }
  },
  'merchant.endOffer': async (scene) => {
    await openShop(scene)
    const { staff, merchant: merchantId } = scene
    return { by: staff, input: { merchantId, offerId: offerId('meal') }, other: { merchantId, offerId: offerId('wash') } }
  },
  'merchant.today': async ({ clerk, merchant: merchantId }) => ({ by: clerk, input: { merchantId }, other: null }),
  'merchant.verify': async (scene) => {
    await openShop(scene)
    const rider = await bindPass(scene.city, await scene.holder())
    return { by: scene.clerk, input: { merchantId: scene.merchant, text: rider.code('counter') }, other: null }
  },
  'merchant.redeem': async (scene) => {
    await openShop(scene)
    const at = { merchantId: scene.merchant, scan: await aCounterScan(scene), typed: {} }
    return { by: scene.clerk, input: { ...at, offerId: offerId('meal') }, other: { ...at, offerId: offerId('wash') } }
  },
  'merchant.decline': async (scene) => {
    await openShop(scene)
    const at = { merchantId: scene.merchant, scan: await aCounterScan(scene) }
    return { by: scene.clerk, input: { ...at, reason: 'soldOut' }, other: { ...at, reason: 'notThePerson' } }
  },
  'merchant.atPoster': async (scene) => {
    const { by, poster } = await atShop(scene)
    return { by, input: { poster }, other: null }
  },
  'merchant.redeemAtPoster': async (scene) => {
    const { by, poster } = await atShop(scene)
    return { by, input: { poster, offerId: offerId('meal'), typed: {} }, other: { poster, offerId: offerId('wash'), typed: {} } }
  },
  'merchant.justRedeemed': async (scene) => {
    const { by, poster } = await atShop(scene)
    await bindPass(scene.city, by)
    await by.must('merchant.redeemAtPoster', { poster, offerId: offerId('meal'), typed: {} })
    return { by, input: {}, other: null }
  },
  'merchant.people': async ({ shopOwner, merchant: merchantId }) => ({ by: shopOwner, input: { merchantId }, other: null }),
  'merchant.inviteClerk': async ({ shopOwner, merchant: merchantId }) => ({
    by: shopOwner,
    input: { merchantId, label: '小李' },
    other: { merchantId, label: '小王' },
  }),
  'merchant.removeClerk': async ({ city, stranger, shopOwner, clerk, merchant: merchantId }) => {
    const leaving = stranger()
    await city.grant(leaving, { role: 'clerk', merchantId })
    return { by: shopOwner, input: { merchantId, personId: leaving.personId }, other: { merchantId, personId: clerk.personId } }
  },
  'merchant.mine': async (scene) => ({ by: await scene.holder(), input: {}, other: null }),
  'merchant.log': async (scene) => {
    await aRedemption(scene)
    return { by: scene.clerk, input: { merchantId: scene.merchant }, other: null }
  },
  'merchant.askReversal': async (scene) => {
    const one = { merchantId: scene.merchant, redemptionId: await aRedemption(scene) }
    return { by: scene.clerk, input: { ...one, reason: 'tapped' }, other: { ...one, reason: 'wrongOffer' } }
  },
  'merchant.decideReversal': async (scene) => {
    const one = { merchantId: scene.merchant, redemptionId: await aRedemption(scene) }
    await scene.clerk.must('merchant.askReversal', { ...one, reason: 'tapped' })
    return { by: scene.shopOwner, input: { ...one, confirm: true }, other: { ...one, confirm: false } }
  },
  'merchant.books': async (scene) => {
    await aRedemption(scene)
    return { by: scene.shopOwner, input: { merchantId: scene.merchant, by: 'day' }, other: null }
  },
  'merchant.overview': async ({ staff }) => ({ by: staff, input: {}, other: null }),
  'merchant.statements': async (scene) => {
    const { merchantId } = await aStatement(scene)
    return { by: scene.shopOwner, input: { merchantId }, other: null }
  },
  'merchant.statement': async (scene) => ({ by: scene.shopOwner, input: await aStatement(scene), other: null }),
  'merchant.exportStatement': async (scene) => ({ by: scene.shopOwner, input: await aStatement(scene), other: null }),
  'merchant.closedStatements': async (scene) => {
    await aStatement(scene)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.exportStatementFor': async (scene) => {
    const { statementId } = await aStatement(scene)
    return { by: scene.staff, input: { statementId }, other: null }
  },
  'merchant.settleBy': async ({ staff, merchant: merchantId }) => ({
    by: staff,
    input: { merchantId, by: 'week' },
    other: { merchantId, by: 'day' },
  }),
  'merchant.checkBooks': async (scene) => {
    const { merchantId } = await aStatement(scene)
    return { by: scene.staff, input: { merchantId }, other: null }
  },
  'merchant.reverse': async (scene) => {
    const redemptionId = await aRedemption(scene)
    return { by: scene.staff, input: { redemptionId, reason: 'notGiven' }, other: { redemptionId, reason: 'wrongPerson' } }
  },
  ...shopWindowSamples,
}
