import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { cloud } from '../../cloudfunctions/kernel/cloud'
import type { ShopKind } from '../../contract/merchant/shop'
import { withCity } from '../builders/city/city'
import { askedFor } from '../builders/city/costs'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { MARKET, shopAmongMany } from '../builders/shops/manyShops'

const city = withCity()
let scene: Scene
let rider: Phone
beforeAll(async () => {
  scene = await setScene(city)
  rider = await scene.rider({ status: 'verified' })
})

/** So many metres north of the market. */
const north = (metres: number) => ({ ...MARKET, latitude: MARKET.latitude + metres / 111_195 })
const near = async (kind?: ShopKind, here = MARKET) => (await rider.must('merchant.near', { here, ...(kind && { kind }) })).shops
const namesNear = async (kind?: ShopKind) => (await near(kind)).map(({ name }) => name)

describe('the shops near me', () => {
  const save = (id: string, change: object) =>
    scene.staff.must('merchant.save', { merchantId: id, name: id, townId: 'twn_sample', open: true, ...change })
  beforeEach(async () => {
    await save('mch_soup', { kind: 'meals', address: '示例路 1 号', location: north(1200) })
    await save('mch_wash', { kind: 'carWash', location: north(80) })
    await save('mch_rice', { kind: 'meals', location: north(450) })
    await save('mch_nowhere', { kind: 'meals', location: null })
  })

  test('come nearest first, with how far away they are and what they give', async () => {
    expect(await near()).toMatchObject([
      { name: 'mch_wash', metres: 80, offers: [] },
      { name: 'mch_rice', metres: 450 },
      { name: 'mch_soup', metres: 1200 },
    ])
    expect(await namesNear('meals')).toEqual(['mch_rice', 'mch_soup'])
  })

  test('M21: one that has moved is not found where it was', async () => {
    await save('mch_soup', { address: '示例路 2 号' })
    expect(await namesNear()).toEqual(['mch_wash', 'mch_rice'])
    await save('mch_soup', { address: '示例路 3 号', location: north(10) })
    expect(await namesNear()).toEqual(['mch_soup', 'mch_wash', 'mch_rice'])
  })

  test('one that is closed or suspended is gone at once', async () => {
    await save('mch_wash', { open: false })
    await merchants.update('mch_rice', {}, { suspendedAt: city.now })
    expect(await namesNear()).toEqual(['mch_soup'])
    await merchants.update('mch_rice', {}, { suspendedAt: null })
    await save('mch_wash', { open: true })
    expect(await namesNear()).toEqual(['mch_wash', 'mch_rice', 'mch_soup'])
  })

  test.each([
    { latitude: 91, longitude: 0 },
    { latitude: 31.1, longitude: 181 },
    { latitude: Number.NaN, longitude: 0 },
  ])('a place that is none is refused: %j', async (here) =>
    expect(await rider.call('merchant.near', { here })).toMatchObject({ error: { code: 'INVALID_INPUT' } }),
  )

  test('where I am is neither stored nor logged', async () => {
    await near(undefined, { latitude: 31.9182736, longitude: 120.5463728 })
    const kept = JSON.stringify([await city.documents(), city.log])
    expect(kept).not.toMatch(/31\.918|120\.546/)
  })
})

let placed = 0
async function growTo(count: number): Promise<void> {
  for (; placed < count; placed += 36) {
    const batch = Array.from({ length: 36 }, (_, at) => shopAmongMany(placed + at))
    await cloud().database().collection(merchants.definition.name).add(batch)
  }
}

describe.each([36, 3600])('of %i shops', (count) => {
  beforeAll(() => growTo(count))

  test.each([undefined, 'meals', 'charging'] as const)('as many are looked at as are shown: kind %s', async (kind) => {
    let shown = 0
    const cost = await askedFor(scene, async () => {
      shown = (await near(kind)).length
    })
    expect(shown).toBeGreaterThan(0)
    expect(cost.scans).toBe(0)
    expect(cost.examined).toBeLessThanOrEqual(shown + 5)
  })
})
