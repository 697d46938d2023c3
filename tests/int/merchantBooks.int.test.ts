import { closeDays } from '../../cloudfunctions/domains/merchant/books/closeDays'
import { shopDays } from '../../cloudfunctions/domains/merchant/books/documents'
import { booksJob } from '../../cloudfunctions/domains/merchant/books/job'
import { NOTHING } from '../../cloudfunctions/domains/merchant/books/rules'
import { recordRedemption } from '../../cloudfunctions/domains/merchant/effects'
import { recordOnce } from '../../cloudfunctions/domains/merchant/redeeming'
import { keepRedemption, type RedemptionDocument } from '../../cloudfunctions/domains/merchant/redemptionDocument'
import { dayOf } from '../../cloudfunctions/kernel/calendar'
import type { DaySpan } from '../../contract/merchant/bookPeriod'
import type { RedemptionRow } from '../../contract/merchant/reversal'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import { inboxOf } from '../builders/city/decisions'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { runThrough } from '../builders/house'
import { passId } from '../builders/passes'
import { aRedemption, redemptionId } from '../builders/redemptions'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const today = () => dayOf(city.now)
const dayDoc = (day: string) => shopDays.get(`${scene.merchant}:${day}`)
/** A Monday on which the shop has books of no other test. */
beforeEach(() => {
  city.now = daysAfter(NOON, 70 * nextNumber())
})

const { aRider, scanned, redeem, offers } = counterOf(() => scene)

/** A record as a counter keeps it. */
async function record(fields: Partial<RedemptionDocument> = {}): Promise<RedemptionDocument> {
  const doc = aRedemption({ _id: redemptionId(`books${nextNumber()}`), merchantId: scene.merchant, at: city.now, ...fields })
  await keepRedemption(doc)
  return doc
}

const books = (by: 'day' | 'week' | 'month' = 'day', day?: string) =>
  scene.shopOwner.must('merchant.books', { merchantId: scene.merchant, by, ...(day && { day }) })

/** The night is over and the books are closed. */
async function nextMorning(days = 1): Promise<void> {
  city.now = daysAfter(city.now, days)
  await runThrough(booksJob, city.now)
}

/** The lines of the log between two days. */
async function logged({ from, to }: DaySpan) {
  const rows: RedemptionRow[] = []
  let declined = 0
  for (let at = 0; ; at += 1) {
    const day = new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10)
    if (day > to) return { rows, declined }
    const page = await scene.shopOwner.must('merchant.log', { merchantId: scene.merchant, day })
    rows.push(...page.rows)
    declined += page.declined.length
  }
}

test('the figures are those of the lines of the log, before and after the day is closed', async () => {
  const day = today()
  await offers(['meal'], ['wash', { price: { kind: 'percentOff', percent: 20, mostOffFen: 500 } }])
  for (const bill of [1999, 1001, 333]) {
    await redeem(await scanned(await aRider()), { name: 'wash', typed: { billFen: bill } })
    await redeem(await scanned(await aRider()))
  }
  await record()
  const taken = await redeem(await scanned(await aRider()))
  const one = { merchantId: scene.merchant, redemptionId: taken.redemption?.redemptionId ?? redemptionId('none') }
  await scene.clerk.must('merchant.askReversal', { ...one, reason: 'tapped' })
  await scene.shopOwner.must('merchant.decideReversal', { ...one, confirm: true })
  await scene.clerk.must('merchant.decline', { merchantId: scene.merchant, scan: await scanned(await aRider()), reason: 'soldOut' })

  const { rows, declined } = await logged({ from: day, to: day })
  const counted = rows.filter(({ reversal }) => reversal?.state !== 'reversed')
  const sum = (fen: (row: RedemptionRow) => number) => counted.reduce((all, row) => all + fen(row), 0)
  const expected = {
    ...{ redeemed: rows.length, reversed: rows.length - counted.length, declined },
    normalFen: sum(({ amounts }) => amounts.normalFen),
    chargeFen: sum(({ amounts }) => amounts.chargeFen),
    savedFen: sum(({ amounts }) => amounts.savedFen),
  }
  expect(expected).toMatchObject({ redeemed: 8, reversed: 1, declined: 1 })
  const open = await books()
  expect(open).toMatchObject({ from: day, to: day, total: expected, days: [{ day, figures: expected }] })
  expect(open.clerks.map(({ label, figures }) => [label, figures.redeemed])).toEqual([
    ['示例门岗', 7],
    [null, 1],
  ])
  expect(open.offers.map(({ title, figures }) => [title, figures.redeemed])).toEqual([
    ['示例套餐', 5],
    ['示例套餐', 3],
  ])
  await nextMorning()
  expect(await dayDoc(day)).toMatchObject({ total: expected, lines: 9 })
  expect(await books('day', day)).toEqual({ ...open, now: expect.any(String) })
  await record()
  expect((await books('month')).total).toMatchObject({ redeemed: 9, chargeFen: expected.chargeFen + 1200 })
  expect((await books('week')).days.map((one) => one.day)).toEqual([day, today()])
})

test('a record that comes when its day is closed, and what the district takes back later, stand in the books of a later day', async () => {
  const first = today()
  const { _id } = await record()
  const late = { ...aRedemption({ merchantId: scene.merchant, at: city.now }), _id: redemptionId(`late${nextNumber()}`) }
  await nextMorning()
  const second = today()
  await recordRedemption.does(recordOnce).run(late, { now: city.now, hasTime: () => true })
  await scene.staff.must('merchant.reverse', { redemptionId: _id, reason: 'notGiven' })
  const holds = async () => {
    expect((await books('day', first)).total).toMatchObject({ redeemed: 1, reversed: 0, chargeFen: 1200 })
    expect((await books('day', second)).total).toMatchObject({ redeemed: 1, reversed: 1, chargeFen: 0 })
  }
  await holds()
  await nextMorning()
  await holds()
})

test('a day is closed once, whoever closes it and however often, and not before it is over', async () => {
  const [start, first] = [city.now, today()]
  await record()
  const shop = { _id: scene.merchant }
  await closeDays(shop, minutesAfter(start, 12 * 60))
  expect(await dayDoc(first)).toBeNull()
  city.now = daysAfter(start, 1)
  const second = today()
  await record()
  city.now = daysAfter(start, 3)
  await Promise.all([closeDays(shop, city.now), closeDays(shop, city.now), runThrough(booksJob, city.now)])
  const [one, two] = await Promise.all([dayDoc(first), dayDoc(second)])
  expect([one?.lines, two?.lines, two?.lastNumber]).toEqual([1, 1, (one?.lastNumber ?? 0) + 1])
  await closeDays(shop, city.now)
  expect(await dayDoc(second)).toEqual(two)
})

test('M26: staff see of every shop what the month comes to, and how many of a hundred customers it declined', async () => {
  await offers(['meal'])
  for (let redeems = 0; redeems < 3; redeems += 1) await redeem(await scanned(await aRider()))
  await scene.clerk.must('merchant.decline', { merchantId: scene.merchant, scan: await scanned(await aRider()), reason: 'soldOut' })
  await nextMorning()
  const { shops, from } = await scene.staff.must('merchant.overview', {})
  expect(from.slice(8)).toBe('01')
  expect(shops.find(({ merchantId }) => merchantId === scene.merchant)).toMatchObject({
    state: 'open',
    total: { redeemed: 3, declined: 1, chargeFen: 3600 },
    declinedPercent: 25,
  })
  expect(shops.find(({ merchantId }) => merchantId === scene.otherMerchant)).toMatchObject({ total: NOTHING, declinedPercent: null })
})

test('nine redemptions in four minutes by two riders are told to the owner once, three days before staff see them, without a rider', async () => {
  const owner = city.phone('owner_invited')
  const { code } = await scene.staff.must('staff.invite', { grant: { role: 'shopOwner', merchantId: scene.merchant } })
  await owner.must('role.accept', { code })
  const start = city.now
  for (let n = 0; n < 9; n += 1) await record({ at: minutesAfter(start, n * 0.5), passId: passId(n % 2 === 0 ? 'li' : 'wang') })
  await nextMorning()
  await shopDays.remove(`${scene.merchant}:${dayOf(start)}`)
  await Promise.all([closeDays({ _id: scene.merchant }, city.now), closeDays({ _id: scene.merchant }, city.now)])
  city.now = minutesAfter(city.now, 2)
  await city.settle()
  const from = start.toISOString()
  const told = { merchantId: scene.merchant, pattern: 'twoRiders', count: 9, from, to: minutesAfter(start, 4).toISOString() }
  const owned = (await inboxOf(owner)).filter((content) => content.kind === 'shopHint' && content.from === from)
  expect(owned).toEqual([{ kind: 'shopHint', merchantName: expect.any(String), ...told }])

  const listed = async () => (await scene.staff.must('merchant.hints', {})).hints.filter((hint) => hint.from === from)
  expect(await listed()).toEqual([])
  city.now = daysAfter(city.now, 4)
  const [hint, ...others] = await listed()
  expect(others).toEqual([])
  expect(hint).toMatchObject({ ...told, day: dayOf(start) })
  expect(JSON.stringify(hint)).not.toContain(passId('li'))
  for (const phone of [scene.shopOwner, scene.clerk])
    expect(await phone.call('merchant.hints', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})
