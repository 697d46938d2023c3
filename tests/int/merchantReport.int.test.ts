import { reports } from '../../cloudfunctions/domains/merchant/reportDocument'
import type { Actions } from '../../contract'
import type { InputOf } from '../../contract/kernel/action'
import { limits } from '../../contract/kernel/limit'
import type { RedemptionId } from '../../contract/merchant/ids'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { bindPass } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { anOffer, offerId, putOffers } from '../builders/offers'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
  await putOffers(scene.merchant, [anOffer('meal')])
})
let rider: Phone
beforeEach(async () => {
  rider = await scene.holder()
})

type Told = Omit<InputOf<Actions['merchant.report']>, 'merchantId'>
const report = (told: Told, by = rider) => by.call('merchant.report', { merchantId: scene.merchant, ...told })
const seenByStaff = async (state: 'open' | 'closed' = 'open') => (await scene.staff.must('merchant.reports', { state })).reports

async function redeemed(by: Phone): Promise<RedemptionId> {
  const bound = await bindPass(city, by)
  const { scan } = await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, text: bound.code('counter') })
  const input = { merchantId: scene.merchant, scan: scan ?? '', offerId: offerId('meal'), typed: {} }
  const { redemption } = await scene.clerk.must('merchant.redeem', input)
  if (!redemption) throw new Error('nothing was redeemed')
  return redemption.redemptionId
}

test('staff read it with the redemption, and not who sent it; the rider reads the answer', async () => {
  const redemptionId = await redeemed(rider)
  const sent = await rider.must('merchant.report', { merchantId: scene.merchant, redemptionId, reason: 'otherPrice', text: '多收了 3 元' })
  const [row] = await seenByStaff()
  expect(row).toMatchObject({ ...sent, reason: 'otherPrice', text: '多收了 3 元', redemption: { title: '示例套餐' }, answer: null })
  expect(JSON.stringify(row)).not.toContain(rider.personId)

  await scene.staff.must('merchant.closeReport', { ...sent, answer: '已要求改正' })
  await city.settle()
  expect((await seenByStaff()).filter(({ reportId }) => reportId === sent.reportId)).toEqual([])
  expect((await seenByStaff('closed'))[0]).toMatchObject({ ...sent, answer: '已要求改正' })
  expect(await inboxOf(rider)).toContainEqual(expect.objectContaining({ kind: 'reportClosed', answer: '已要求改正' }))
  expect(await scene.staff.call('merchant.closeReport', { ...sent, answer: '再答' })).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
})

test('neither owner nor clerk can read reports', async () => {
  for (const phone of [scene.shopOwner, scene.clerk, rider])
    expect(await phone.call('merchant.reports', { state: 'open' })).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('of a redemption of somebody else, of a shop that isn’t there, and without a word of what else, nothing is kept', async () => {
  const before = (await seenByStaff()).length
  const redemptionId = await redeemed(await scene.holder())
  expect(await report({ redemptionId, reason: 'notGiven' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await rider.call('merchant.report', { merchantId: 'mch_ghost', reason: 'closed' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await report({ reason: 'other' })).toMatchObject({
    error: { code: 'INVALID_INPUT', details: { field: 'text', rule: 'required' } },
  })
  expect(await report({ reason: 'other', text: '示例辱骂词' })).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
  expect((await seenByStaff()).length).toBe(before)
})

test('M10: one person reports five times a day, and again the day after', async () => {
  for (let sent = 0; sent < limits.reporting.times; sent += 1) expect(await report({ reason: 'closed' })).toMatchObject({ ok: true })
  expect(await report({ reason: 'closed' })).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: 5 } } })
  city.now = daysAfter(city.now, 1)
  expect(await report({ reason: 'closed' })).toMatchObject({ ok: true })
})

test('who sent it and the words go with the registration; that a shop was reported stays', async () => {
  const leaving = await scene.rider({ status: 'verified' })
  const { reportId } = await leaving.must('merchant.report', { merchantId: scene.merchant, reason: 'other', text: '示例的话' })
  await leaving.must('rider.withdraw', {})
  await city.settle()
  expect(await reports.get(reportId)).toMatchObject({ personId: null, text: null, reason: 'other' })
  expect(await scene.staff.must('merchant.closeReport', { reportId, answer: '知道了' })).toMatchObject({ report: { answer: null } })
})
