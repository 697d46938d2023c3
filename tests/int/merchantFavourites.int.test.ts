import { favourites } from '../../cloudfunctions/domains/merchant/favouriteDocument'
import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { MOST_FAVOURITES } from '../../contract/merchant/favourites'
import type { MerchantId } from '../../contract/merchant/ids'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'

const city = withCity()
let scene: Scene
let rider: Phone
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(async () => {
  rider = await scene.rider({ status: 'verified' })
})

async function openShop(name: string): Promise<MerchantId> {
  const { merchantId } = await scene.staff.must('merchant.save', { merchantId: `mch_${name}`, name, townId: 'twn_sample', open: true })
  return merchantId
}
const star = (merchantId: string, on = true) => rider.call('merchant.star', { merchantId, on })
const mine = () => rider.must('merchant.favourites', {})

test('a favourite is kept for me alone, until I let go of it', async () => {
  const [rice, soup] = [await openShop('rice'), await openShop('soup')]
  expect(await star(rice)).toMatchObject({ ok: true, data: { favourites: [rice] } })
  expect(await star(rice)).toMatchObject({ ok: true, data: { favourites: [rice] } })
  await star(soup)
  expect(await mine()).toMatchObject({ favourites: [rice, soup], away: [] })
  expect((await mine()).shops.map(({ name }) => name).sort()).toEqual(['rice', 'soup'])
  expect((await scene.stranger().must('merchant.favourites', {})).favourites).toEqual([])
  await star(rice, false)
  expect((await mine()).favourites).toEqual([soup])
})

test('one that takes no part now is named, so that I can let go of it, and not shown as a shop', async () => {
  const shop = await openShop('away')
  await star(shop)
  await merchants.update(shop, {}, { suspendedAt: city.now })
  expect(await mine()).toMatchObject({ favourites: [shop], shops: [], away: [{ merchantId: shop, name: 'away' }] })
  await star(shop, false)
  expect(await mine()).toMatchObject({ favourites: [], away: [] })
})

test('no more than are kept, none that isn’t there, and none of somebody who is no rider', async () => {
  const own = Array.from({ length: MOST_FAVOURITES }, (_, at) => `mch_own${at}` as MerchantId)
  const shop = await openShop('full')
  await star(shop)
  await favourites.update(rider.personId, {}, { merchantIds: own })
  expect(await star(shop)).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: MOST_FAVOURITES } } })
  expect(await star('mch_ghost')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await star(own[0] ?? '', false)).toMatchObject({ ok: true })
  expect(await scene.stranger().call('merchant.star', { merchantId: shop, on: true })).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('they go with the registration', async () => {
  await star(await openShop('gone'))
  await rider.must('rider.withdraw', {})
  await city.settle()
  expect(await favourites.get(rider.personId)).toBeNull()
})
