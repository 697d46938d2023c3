import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import { inboxOf } from '../builders/city/decisions'
import type { PassPhone } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { offerId, someTerms } from '../builders/offers'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const { aRider, scanned, redeem, offers } = counterOf(() => scene)

describe('冲正', () => {
  beforeEach(() => offers(['meal', { limits: { personDay: 1, dayTotal: 100 } }]))
  const given = async () => (await merchants.get(scene.merchant))?.given?.[offerId('meal')]
  const aRedemption = async (rider: PassPhone) => {
    const { redemption } = await redeem(await scanned(rider))
    if (!redemption) throw new Error('nothing was redeemed')
    return { merchantId: scene.merchant, redemptionId: redemption.redemptionId }
  }

  test('M8: two people of the shop, on the same day; M9: exactly what it took comes back, once', async () => {
    const rider = await aRider()
    const one = await aRedemption(rider)
    const before = (await given())?.total
    await scene.clerk.must('merchant.askReversal', { ...one, reason: 'tapped' })
    expect(await scene.clerk.call('merchant.decideReversal', { ...one, confirm: true })).toMatchObject({
      error: { code: 'SECOND_PERSON_NEEDED' },
    })
    expect(await scene.otherShopOwner.call('merchant.decideReversal', { ...one, confirm: true })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    const requestId = newRequestId()
    const { row } = await scene.shopOwner.must('merchant.decideReversal', { ...one, confirm: true }, requestId)
    expect(row.reversal).toMatchObject({ state: 'reversed' })
    await scene.shopOwner.must('merchant.decideReversal', { ...one, confirm: true }, requestId)
    await city.settle()
    expect((await given())?.total).toBe((before ?? 0) - 1)
    expect((await passes.get(rider.passId))?.spent).toEqual({ [`d20261123_${scene.merchant}_off_meal`]: {} })
    expect((await redeem(await scanned(rider))).redemption).not.toBeNull()
    const { redemptions: mine, month } = await rider.must('merchant.mine', {})
    expect(mine.map(({ reversed }) => reversed)).toEqual([false, true])
    expect(month).toEqual({ count: 1, savedFen: 600 })
    const { messages } = await rider.must('inbox.list', {})
    expect(messages.map(({ content }) => content.kind)).toContain('reversed')
  })

  test('M8: everybody else who works at the shop is told once that a second person is needed, and finds it in the log', async () => {
    const colleague = city.phone(`colleague${nextNumber()}`)
    const { code } = await scene.staff.must('staff.invite', { grant: { role: 'clerk', merchantId: scene.merchant } })
    await colleague.must('role.accept', { code })
    const one = await aRedemption(await aRider())
    const requestId = newRequestId()
    for (const _ of ['asked', 'asked again']) await scene.clerk.must('merchant.askReversal', { ...one, reason: 'tapped' }, requestId)
    const heard = async (phone: Phone) => (await inboxOf(phone)).filter((content) => content.kind === 'reversalAsked')
    // The clerk waits for none of them, and nobody hears again what was taken back and asked for anew.
    expect(await heard(colleague)).toEqual([])
    await city.settle()
    await scene.clerk.must('merchant.decideReversal', { ...one, confirm: false })
    await scene.clerk.must('merchant.askReversal', { ...one, reason: 'tapped' })
    await city.settle()
    const mine = (content: object) => expect.objectContaining({ ...content, redemptionId: one.redemptionId })
    expect(await heard(colleague)).toEqual([mine({ kind: 'reversalAsked', merchantId: scene.merchant })])
    expect(await heard(scene.clerk)).not.toContainEqual(mine({}))
    const { wanted } = await colleague.must('merchant.log', one)
    expect(wanted).toMatchObject({ redemptionId: one.redemptionId, reversal: { state: 'asked', mine: false } })
    expect((await scene.otherShopOwner.must('merchant.log', { ...one, merchantId: scene.otherMerchant })).wanted).toBeNull()
  })

  test('the shop’s log shows it, and what nobody wants stays', async () => {
    const one = await aRedemption(await aRider())
    await scene.clerk.must('merchant.askReversal', { ...one, reason: 'wrongOffer' })
    await scene.clerk.must('merchant.decideReversal', { ...one, confirm: false })
    const { rows } = await scene.shopOwner.must('merchant.log', { merchantId: scene.merchant })
    expect(rows[0]).toMatchObject({
      redemptionId: one.redemptionId,
      maskedName: expect.stringMatching(/^.\*$/),
      clerk: '示例门岗',
      reversal: null,
    })
  })

  test('when the day is over only the district takes it back', async () => {
    const one = await aRedemption(await aRider())
    const { now } = city
    city.now = new Date(now.getTime() + 12 * 3_600_000)
    expect(await scene.clerk.call('merchant.askReversal', { ...one, reason: 'tapped' })).toMatchObject({
      error: { code: 'ONLY_THE_DISTRICT' },
    })
    expect(await scene.staff.must('merchant.reverse', { redemptionId: one.redemptionId, reason: 'notGiven' })).toEqual({ reversed: true })
    city.now = now
  })
})

test('M23: an owner sees their shop in whatever state it is, and since when', async () => {
  const merchantId = scene.merchant
  const own = () => scene.shopOwner.must('merchant.ownShop', { merchantId })
  const since = expect.stringMatching(/^2026-11-23T/)
  await scene.shopOwner.must('merchant.saveShop', { merchantId, open: false })
  expect(await own()).toMatchObject({ shop: { merchantId }, state: 'closed', since })
  await scene.shopOwner.must('merchant.saveShop', { merchantId, open: true })
  await merchants.update(merchantId, {}, { suspendedAt: city.now })
  expect(await own()).toMatchObject({ state: 'suspended', since })
  await merchants.update(merchantId, {}, { suspendedAt: null })
  expect(await own()).toMatchObject({ state: 'open', since })
  expect(await scene.clerk.call('merchant.ownShop', { merchantId })).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

describe('a clerk', () => {
  test('comes by the owner’s code, leaves at once, and does not come back by the old code', async () => {
    await offers(['meal'])
    const merchantId = scene.merchant
    const clerk = city.phone('clerk_new')
    const { code } = await scene.shopOwner.must('merchant.inviteClerk', { merchantId, label: '小李' })
    await clerk.must('role.accept', { code })
    const { people } = await scene.shopOwner.must('merchant.people', { merchantId })
    expect(people).toContainEqual(expect.objectContaining({ personId: clerk.personId, role: 'clerk', label: '小李' }))
    const scan = await scanned(await aRider(), clerk)
    await scene.shopOwner.must('merchant.removeClerk', { merchantId, personId: clerk.personId })
    expect(await clerk.call('merchant.redeem', { merchantId, scan, offerId: offerId('meal'), typed: {} })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    expect(await clerk.call('role.accept', { code })).toMatchObject({ error: { code: 'INVITATION_INVALID' } })
  })

  test('of one shop is nobody at another, and an owner has two shops if they lead two', async () => {
    const owner = city.phone('owner_of_two')
    for (const merchantId of [scene.merchant, scene.otherMerchant]) await city.grant(owner, { role: 'shopOwner', merchantId })
    const { workplaces } = await owner.must('account.me', {})
    expect(workplaces.filter(({ role }) => role === 'shopOwner')).toHaveLength(2)
    expect(await scene.otherShopOwner.call('merchant.people', { merchantId: scene.merchant })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })
})

test('what was given of an offer counts on while the shop knows it, and is forgotten with it', async () => {
  const merchantId = scene.merchant
  const terms = someTerms({ limits: { stock: 3 } })
  const save = (name: string) => scene.staff.must('merchant.saveOffer', { merchantId, offerId: offerId(name), terms })
  const given = async () => (await merchants.get(merchantId))?.given?.[offerId('special')]?.total
  await offers()
  await save('special')
  await redeem(await scanned(await aRider()), { name: 'special' })
  await scene.staff.must('merchant.endOffer', { merchantId, offerId: offerId('special') })
  await save('special')
  expect(await given()).toBe(1)
  await scene.staff.must('merchant.endOffer', { merchantId, offerId: offerId('special') })
  city.now = new Date(city.now.getTime() + 6 * 60_000)
  await save('other')
  expect(await given()).toBeUndefined()
})
