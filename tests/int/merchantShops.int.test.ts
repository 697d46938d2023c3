import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import type { TownId } from '../../contract/account/ids'
import type { MerchantId } from '../../contract/merchant/ids'
import type { ShopKind } from '../../contract/merchant/shop'
import { withCity } from '../builders/city/city'
import { bindPass } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { anOffer, offerId, putOffers } from '../builders/offers'

const city = withCity()
let scene: Scene
let merchantId: MerchantId
beforeAll(async () => {
  scene = await setScene(city)
  merchantId = scene.merchant
})

const here = { latitude: 31.1296, longitude: 120.6384 }
const there = { latitude: 31.0214, longitude: 120.8127 }
const save = (change: object) => scene.shopOwner.must('merchant.saveShop', { merchantId, ...change })

describe('what a shop says of itself', () => {
  beforeEach(() => save({ kind: 'meals', address: '示例路 1 号', phone: '0512-63001234', location: here, hours: null, open: true }))

  test('M21: a changed address forgets the place on the map, unless a new one comes with it', async () => {
    expect(await save({ address: '示例路 2 号' })).toMatchObject({ address: '示例路 2 号', location: null })
    expect(await save({ address: '示例路 3 号', location: here })).toMatchObject({ location: here })
    expect(await save({ address: '示例路 4 号', location: here })).toMatchObject({ location: null })
    expect(await save({ address: '示例路 5 号', location: there })).toMatchObject({ location: there })
    expect(await save({ phone: null })).toMatchObject({ phone: null, address: '示例路 5 号', location: there })
  })

  test('M21: the district changes it by the same rule, and leaves alone what it doesn’t name', async () => {
    const settings = { merchantId, name: '示例商户', townId: 'twn_sample', open: true }
    expect(await scene.staff.must('merchant.save', settings)).toMatchObject({ kind: 'meals', location: here })
    expect(await scene.staff.must('merchant.save', { ...settings, address: '示例路 9 号' })).toMatchObject({ location: null })
  })

  test('a shop of an earlier version has given nothing', async () => {
    await scene.staff.must('merchant.save', { merchantId: 'mch_bare', name: '示例新店', townId: 'twn_sample', open: true })
    expect(
      await scene.staff.must('merchant.save', { merchantId: 'mch_bare', name: '示例新店', townId: 'twn_sample', open: true }),
    ).toMatchObject({
      kind: 'other',
      address: null,
      phone: null,
      location: null,
      hours: null,
      piles: null,
    })
  })

  test('a charging station says how many piles it has, and how fast; a count that none has is refused', async () => {
    expect(await save({ kind: 'charging', piles: { count: 54, kilowatts: 60 } })).toMatchObject({ piles: { count: 54, kilowatts: 60 } })
    const { shop } = await (await scene.holder()).must('merchant.show', { merchantId })
    expect(shop.piles).toEqual({ count: 54, kilowatts: 60 })
    for (const piles of [
      { count: 0, kilowatts: null },
      { count: 1.5, kilowatts: null },
      { count: 1001, kilowatts: null },
    ])
      expect(await scene.shopOwner.call('merchant.saveShop', { merchantId, piles })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(await save({ piles: null })).toMatchObject({ piles: null })
  })

  test('the owner can’t move it to a town that isn’t there, and what nobody may read isn’t kept', async () => {
    const call = (change: object) => scene.shopOwner.call('merchant.saveShop', { merchantId, ...change })
    expect(await call({ townId: 'twn_ghost' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await call({ address: '示例辱骂词路 1 号' })).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
    expect(await merchants.get(merchantId)).toMatchObject({ townId: 'twn_sample', address: '示例路 1 号' })
  })
})

describe('what riders see of the shops', () => {
  const namesIn = async (by: Phone, narrowed: { townId?: TownId; kind?: ShopKind } = {}) =>
    (await by.must('merchant.list', narrowed)).shops.map(({ name }) => name)
  const open = (id: string, name: string, fields: object = {}) =>
    scene.staff.must('merchant.save', { merchantId: id, name, townId: 'twn_sample', open: true, ...fields })

  beforeEach(() => putOffers(merchantId, [anOffer('meal', { limits: { personDay: 1, dayTotal: 5 } })]))

  test('by town and kind, page by page, each once', async () => {
    const rider = await scene.holder()
    for (let at = 10; at < 52; at += 1) await open(`mch_many${at}`, `示例店 ${at}`, { kind: 'charging' })
    const first = await rider.must('merchant.list', { kind: 'charging' })
    const second = await rider.must('merchant.list', { kind: 'charging', ...(first.next !== null && { after: first.next }) })
    expect([first.shops.length, second.shops.length, second.next]).toEqual([40, 2, null])
    expect(new Set([...first.shops, ...second.shops].map((shop) => shop.merchantId)).size).toBe(42)
    expect(await namesIn(rider, { townId: 'twn_sample' as TownId, kind: 'carWash' })).toEqual([])
    expect((await namesIn(rider, { townId: 'twn_sample' as TownId, kind: 'charging' })).length).toBe(40)
    expect(await namesIn(rider, { townId: 'twn_ghost' as TownId })).toEqual([])
  })

  test('M23: what an owner has saved is in the list at once', async () => {
    const rider = await scene.holder()
    await save({ kind: 'carWash', name: '示例洗车店' })
    expect(await namesIn(rider, { kind: 'carWash' })).toEqual(['示例洗车店'])
    await save({ kind: 'other', name: '示例商户' })
    expect(await namesIn(rider, { kind: 'carWash' })).toEqual([])
  })

  test('M25: the list’s prices are those of the detail, whatever the offers', async () => {
    const rider = await scene.holder()
    await putOffers(merchantId, [
      anOffer('meal', { limits: { personDay: 1 } }),
      anOffer('wash', { price: { kind: 'percentOff', percent: 20, mostOffFen: 500 } }),
      anOffer('power', { price: { kind: 'perUnit', unit: 'kWh', normalFen: 120, riderFen: 90 } }),
      anOffer('parking', { price: { kind: 'freeHours', hours: 2, hourFen: 500 } }),
    ])
    await save({ kind: 'meals' })
    const row = (await rider.must('merchant.list', { kind: 'meals' })).shops.find((shop) => shop.merchantId === merchantId)
    const { offers } = await rider.must('merchant.show', { merchantId })
    expect(row?.offers).toEqual(offers.map(({ offerId: id, title, price }) => ({ offerId: id, title, price })))
  })

  test('before I queue: what is left for me and in all, less after I have had one', async () => {
    const rider = await bindPass(city, await scene.holder())
    const seen = async () => (await rider.must('merchant.show', { merchantId })).offers
    expect(await seen()).toMatchObject([{ left: { you: 1, all: 5 }, refusal: null }])
    const { scan } = await scene.clerk.must('merchant.verify', { merchantId, text: rider.code('counter') })
    await scene.clerk.must('merchant.redeem', { merchantId, scan: scan ?? '', offerId: offerId('meal'), typed: {} })
    expect(await seen()).toMatchObject([{ left: { you: 0, all: 4 }, refusal: { reason: 'personDay' } }])
  })

  test('whoever has no pass sees what there is, with the reason why not for them', async () => {
    const stranger = scene.stranger()
    const refusal = { reason: 'pass', refusal: { reason: 'noPass' } }
    expect(await stranger.must('merchant.show', { merchantId })).toMatchObject({
      refusal,
      offers: [{ left: { you: null, all: expect.any(Number) }, refusal }],
    })
    expect(await scene.clerk.must('merchant.show', { merchantId })).toMatchObject({ refusal: { reason: 'forOneself' } })
  })

  test('a closed or suspended shop is gone at once', async () => {
    const rider = await scene.holder()
    const isShown = async () => {
      const listed = (await rider.must('merchant.list', { kind: 'meals' })).shops.some((shop) => shop.merchantId === merchantId)
      const reply = await rider.call('merchant.show', { merchantId })
      expect(reply.ok).toBe(listed)
      return listed
    }
    await save({ kind: 'meals', open: true })
    expect(await isShown()).toBe(true)
    await merchants.update(merchantId, {}, { suspendedAt: city.now })
    expect(await isShown()).toBe(false)
    await merchants.update(merchantId, {}, { suspendedAt: null })
    await save({ open: false })
    expect(await isShown()).toBe(false)
    await save({ open: true })
    expect(await isShown()).toBe(true)
  })
})
