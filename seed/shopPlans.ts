import type { Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'
import { TOWNS } from './places'

type Shop = InputOf<Actions['merchant.save']>
type Terms = InputOf<Actions['merchant.saveOffer']>['terms']

/** A sample shop with what it gives. */
export interface ShopPlan {
  readonly shop: Shop
  readonly offers: readonly Terms[]
}

type Spans = NonNullable<Shop['hours']>['week'][number]

const daily = (...spans: Spans): NonNullable<Shop['hours']> => ({ week: Array.from({ length: 7 }, () => spans), exceptions: [] })
const AROUND_THE_CLOCK = daily({ from: '00:00', to: '00:00' })

/** An offer that each rider has once a day. */
const terms = (title: string, price: Terms['price'], limits: Partial<Terms['limits']> = {}): Terms => ({
  title,
  note: null,
  price,
  basis: { kind: 'menuSince', since: '2026-01-01' },
  limits: {
    personDay: 1,
    personMonth: null,
    personMonthFen: null,
    dayTotal: null,
    stock: null,
    budgetFen: null,
    campaign: null,
    ...limits,
  },
  times: { from: null, until: null, weekdays: [], hours: [], workKinds: ['deliveryRider', 'courier', 'rideHailDriver', 'streamer'] },
})
const setMeal = (title: string, normalFen: number, riderFen: number, limits?: Partial<Terms['limits']>) =>
  terms(title, { kind: 'setMeal', normalFen, riderFen }, limits)

const WASH = terms('普洗', { kind: 'percentOff', percent: 20, mostOffFen: 1000 }, { personDay: null, personMonth: 4 })

/** Charging, and so many hours in which one parks for nothing. */
const chargingWith = (hours: number) => [
  terms('充电', { kind: 'perUnit', unit: 'kWh', normalFen: 130, riderFen: 95 }, { personDay: 3 }),
  terms('充电时停车', { kind: 'freeHours', hours, hourFen: 500 }),
]

type Kind = Pick<Shop, 'kind' | 'hours' | 'piles'> & { readonly name: string; readonly offers: readonly Terms[] }

/** What there is in every town. The noodle shop has not said its hours. */
const IN_EVERY_TOWN: readonly Kind[] = [
  {
    name: '暖心食堂',
    kind: 'meals',
    hours: daily({ from: '10:30', to: '13:30' }, { from: '17:00', to: '19:30' }),
    offers: [setMeal('两荤一素', 2000, 1500, { dayTotal: 100 })],
  },
  { name: '面馆', kind: 'meals', hours: null, offers: [setMeal('红汤面加蛋', 1600, 1200)] },
  { name: '洗车行', kind: 'carWash', hours: daily({ from: '08:00', to: '18:00' }), offers: [WASH] },
  { name: '充电站', kind: 'charging', hours: AROUND_THE_CLOCK, piles: { count: 8, kilowatts: 60 }, offers: chargingWith(2) },
]

const SHORT_NAMES = ['同里', '黎里', '盛泽', '太湖新城', '七都', '桃源', '震泽', '平望']

/** About the middle of each town, as China's maps give it. */
const MIDDLES = [
  { latitude: 31.1562, longitude: 120.7201 },
  { latitude: 31.0247, longitude: 120.7148 },
  { latitude: 30.9044, longitude: 120.6578 },
  { latitude: 31.1379, longitude: 120.6067 },
  { latitude: 30.9451, longitude: 120.3862 },
  { latitude: 30.8313, longitude: 120.4712 },
  { latitude: 30.9142, longitude: 120.5004 },
  { latitude: 30.9848, longitude: 120.6321 },
]

/** A sample place in a town, some hundred metres from the next. */
function placeIn(town: number, at: number) {
  const { latitude = 0, longitude = 0 } = MIDDLES[town] ?? {}
  return { latitude: latitude + at * 0.0021, longitude: longitude - at * 0.0034 }
}

const inTown = (town: number): ShopPlan[] =>
  IN_EVERY_TOWN.map(({ name, kind, hours, piles, offers }, at) => ({
    shop: {
      merchantId: `mch_t${town + 1}n${at + 1}`,
      name: `${SHORT_NAMES[town]}${name}（示例）`,
      townId: `twn_${town + 1}`,
      open: true,
      kind,
      address: `${SHORT_NAMES[town]}示例路 ${at + 1} 号`,
      phone: '0512-63000000',
      location: placeIn(town, at),
      hours,
      piles: piles ?? null,
    },
    offers,
  }))

const named = (merchantId: string, name: string, town: number, profile: Partial<Shop>, offers: readonly Terms[]): ShopPlan => ({
  shop: { merchantId, name: `${name}（示例）`, townId: `twn_${town}`, open: true, kind: 'meals', ...profile },
  offers,
})

/** Sample data (示例数据): 36 shops over the towns, which an operator replaces through `merchant.save`. */
export const SHOP_PLANS: readonly ShopPlan[] = [
  named(
    'mch_1',
    '天天包子',
    1,
    {
      address: '中川路示例 8 号',
      phone: '0512-63000001',
      location: { latitude: 31.1604, longitude: 120.7149 },
      hours: daily({ from: '05:30', to: '13:30' }, { from: '16:30', to: '20:30' }),
    },
    [
      setMeal('早餐：两个肉包、一杯豆浆', 900, 600, { dayTotal: 200 }),
      setMeal('稀饭套餐', 1100, 800),
      setMeal('午饭套餐', 1800, 1200, { dayTotal: 100 }),
      setMeal('加油套餐，双份荤菜', 2200, 1500),
    ],
  ),
  named(
    'mch_2',
    '邻里食堂',
    4,
    { address: '东太湖大道示例路 6 号', location: placeIn(3, -1), hours: daily({ from: '10:30', to: '19:30' }) },
    [setMeal('一荤两素', 1800, 1200)],
  ),
  named(
    'mch_3',
    '财智商业中心充电站',
    4,
    {
      kind: 'charging',
      address: '财智商业中心地下一层',
      location: placeIn(3, -2),
      hours: AROUND_THE_CLOCK,
      piles: { count: 54, kilowatts: 60 },
    },
    chargingWith(4),
  ),
  named('mch_4', '夜宵铺', 3, { address: '舜湖路示例 9 号', hours: daily({ from: '20:00', to: '03:00' }) }, [
    setMeal('馄饨一碗', 1200, 900),
  ]),
  ...TOWNS.flatMap((_, town) => inTown(town)),
]
