import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { anOffer, putOffers } from '../builders/offers'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
  await putOffers(scene.merchant, [anOffer('meal')])
})
beforeEach(() =>
  merchants.update(scene.merchant, {}, { suspendedAt: null, suspendedFor: null, suspensionProposal: null, suspensionProposedAt: null }),
)

const { aRider, scanned, redeem } = counterOf(() => scene)

const propose = async (by: Phone, suspend = true) => {
  const { proposal } = await by.must('merchant.proposeSuspension', {
    merchantId: scene.merchant,
    suspend,
    ...(suspend && { reason: 'notHonoured' }),
  })
  return proposal?.at ?? ''
}
const decide = (by: Phone, proposedAt: string, confirm = true) =>
  by.call('merchant.decideSuspension', { merchantId: scene.merchant, proposedAt, confirm })
const own = () => scene.shopOwner.must('merchant.ownShop', { merchantId: scene.merchant })

test('M13: a shop is suspended by two of the staff, is gone at once, and gives nothing to a scan that has begun', async () => {
  const rider = await aRider()
  const scan = await scanned(rider)
  const proposedAt = await propose(scene.staff)
  expect(await own()).toMatchObject({ state: 'open' })
  expect(await decide(scene.staff, proposedAt)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
  expect(await decide(scene.colleague, proposedAt)).toMatchObject({ data: { suspended: { reason: 'notHonoured' }, proposal: null } })
  expect(await redeem(scan)).toMatchObject({ refusal: { reason: 'shopSuspended' } })
  const text = rider.code('counter')
  expect(await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, text })).toMatchObject({
    valid: false,
    holder: null,
    shopRefusal: { reason: 'shopSuspended' },
  })
  expect((await rider.must('merchant.list', {})).shops.map(({ merchantId }) => merchantId)).not.toContain(scene.merchant)
  expect(await own()).toMatchObject({ state: 'suspended', suspendedFor: 'notHonoured' })
  expect(await scene.shopOwner.must('merchant.saveShop', { merchantId: scene.merchant, open: true })).toMatchObject({ open: true })
  expect((await own()).state).toBe('suspended')
})

test('it is lifted the same way, and the owners hear both', async () => {
  const owner = city.phone('owner_invited')
  const { code } = await scene.staff.must('staff.invite', { grant: { role: 'shopOwner', merchantId: scene.merchant } })
  await owner.must('role.accept', { code })
  await decide(scene.colleague, await propose(scene.staff))
  const lifting = await propose(scene.colleague, false)
  expect(await decide(scene.colleague, lifting)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
  expect(await decide(scene.staff, lifting)).toMatchObject({ data: { suspended: null } })
  expect(await own()).toMatchObject({ state: 'open', suspendedFor: null })
  await city.settle()
  const { messages } = await owner.must('inbox.list', {})
  expect(messages.map(({ content }) => content).filter(({ kind }) => kind === 'shopSuspension')).toMatchObject([
    { suspended: false, reason: null },
    { suspended: true, reason: 'notHonoured' },
  ])
})

test('only what was proposed last is confirmed, any of the staff drops it, and what is so already is not proposed', async () => {
  const earlier = await propose(scene.staff)
  const later = await propose(scene.colleague)
  expect(await decide(scene.colleague, earlier)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
  expect((await scene.staff.must('merchant.suspensionProposals', {})).shops).toMatchObject([
    { merchantId: scene.merchant, suspended: null, proposal: { suspend: true, at: later } },
  ])
  expect(await decide(scene.colleague, later, false)).toMatchObject({ data: { suspended: null, proposal: null } })
  expect(await decide(scene.staff, later)).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
  const again = { merchantId: scene.merchant, suspend: false }
  expect(await scene.staff.call('merchant.proposeSuspension', again)).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
  expect(await scene.staff.call('merchant.proposeSuspension', { ...again, suspend: true })).toMatchObject({
    error: { code: 'INVALID_INPUT', details: { field: 'reason' } },
  })
})

test('nobody of the staff who works at the shop decides about it', async () => {
  await city.grant(scene.staff, { role: 'clerk', merchantId: scene.merchant })
  const input = { merchantId: scene.merchant, suspend: true, reason: 'other' } as const
  expect(await scene.staff.call('merchant.proposeSuspension', input)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
  expect(await decide(scene.staff, await propose(scene.colleague))).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
})
