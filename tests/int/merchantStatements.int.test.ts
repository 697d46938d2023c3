import { checkBooks } from '../../cloudfunctions/domains/merchant/books/check'
import { type BookLine, bookLines, dayIdOf, pageIdOf, shopDays, statements } from '../../cloudfunctions/domains/merchant/books/documents'
import { keepBooks } from '../../cloudfunctions/domains/merchant/books/settle'
import { ensureMerchant, merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { keepRedemption, redemptions } from '../../cloudfunctions/domains/merchant/redemptionDocument'
import type { BookPeriod } from '../../contract/merchant/bookPeriod'
import type { MerchantId } from '../../contract/merchant/ids'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import type { Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { offerId } from '../builders/offers'
import { aRedemption, redemptionId } from '../builders/redemptions'
import { aStation } from '../builders/stations'
import { daysAfter } from '../builders/time'
import { readXlsx } from '../support/xlsx'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
afterEach(() => void restart())

interface Shop {
  readonly _id: MerchantId
  readonly name: string
  readonly owner: Phone
  settle(now: Date): Promise<void>
}

/** A shop of its own, and its owner. */
async function aShop(settledBy: BookPeriod = 'month'): Promise<Shop> {
  const _id = `mch_books${nextNumber()}` as MerchantId
  const name = '示例商户'
  await ensureMerchant({ _id, name, townId: aStation().townId, open: true })
  await merchants.update(_id, {}, { settledBy })
  const owner = scene.stranger()
  await city.grant(owner, { role: 'shopOwner', merchantId: _id })
  const settle = async (now: Date) => {
    const { people = [], settledBy: by = 'month' } = (await merchants.get(_id)) ?? {}
    return keepBooks({ _id, name, people, settledBy: by }, now)
  }
  return { _id, name, owner, settle }
}

/** Something was redeemed for 12 instead of 18 yuan and odd fen. */
async function redeemed(shop: Shop, at: Date, fen = 0) {
  const { given } = aRedemption()
  const amounts = { normalFen: 1800 + fen, chargeFen: 1200 + fen, savedFen: 600 }
  const doc = aRedemption({
    ...{ _id: redemptionId(`stm${nextNumber()}`), merchantId: shop._id, clerkId: shop.owner.personId, at },
    given: given && { ...given, offerId: offerId('meal'), amounts },
  })
  await keepRedemption(doc)
  return doc
}

const listed = async ({ _id: merchantId, owner }: Shop) => (await owner.must('merchant.statements', { merchantId })).statements

async function linesOf({ _id: merchantId, owner }: Shop, number: number) {
  const found = (await listed({ _id: merchantId, owner } as Shop)).find((one) => one.number === number)
  if (!found) throw new Error(`no statement ${number}`)
  const { lines } = await owner.must('merchant.statement', { merchantId, statementId: found.statementId })
  return { statement: found, lines }
}

const FIRST = new Date('2026-10-05T04:00:00Z')
/** The first morning of a month, when the one before can be settled. */
const NOVEMBER = new Date('2026-11-01T00:00:00Z')
const DECEMBER = new Date('2026-12-01T00:00:00Z')

test('M17: a statement by the month: number, period, opening and closing line, an id for each line, totals that are the sum of the lines', async () => {
  const shop = await aShop()
  const docs = [await redeemed(shop, FIRST, 1), await redeemed(shop, daysAfter(FIRST, 9), 33), await redeemed(shop, daysAfter(FIRST, 9), 7)]
  await shop.settle(daysAfter(NOVEMBER, -1))
  expect(await listed(shop)).toEqual([])
  await shop.settle(NOVEMBER)
  const { statement, lines } = await linesOf(shop, 1)
  expect(statement).toMatchObject({ number: 1, by: 'month', from: '2026-10-01', to: '2026-10-31', lines: 3, merchantName: '示例商户' })
  expect(lines.map((line) => line.redemptionId).toSorted()).toEqual(docs.map(({ _id }) => _id).toSorted())
  expect([statement.opening?.number, statement.closing?.number]).toEqual([1, 3])
  expect([statement.opening?.redemptionId, statement.closing?.redemptionId]).toEqual([lines[0]?.redemptionId, lines[2]?.redemptionId])
  expect(lines[0]).toMatchObject({ kind: 'redeemed', version: 1, clerk: '示例门岗', chargeFen: 1201, savedFen: 600, maskedName: '示*' })
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0)
  expect(statement.total).toEqual({
    ...{ redeemed: 3, reversed: 0, declined: 0 },
    normalFen: sum(({ normalFen }) => normalFen),
    chargeFen: sum(({ chargeFen }) => chargeFen),
    savedFen: sum(({ savedFen }) => savedFen),
  })
})

test('M8, M17: what is taken back or recorded when its day is over is a line of the next statement, and the closed one stays as it is', async () => {
  const shop = await aShop()
  const { _id: taken } = await redeemed(shop, FIRST)
  await shop.settle(NOVEMBER)
  const before = await linesOf(shop, 1)
  city.now = daysAfter(NOVEMBER, 5)
  await scene.staff.must('merchant.reverse', { redemptionId: taken, reason: 'notGiven' })
  const late = { ...aRedemption({ _id: redemptionId(`stm${nextNumber()}`), merchantId: shop._id, at: FIRST }), day: '2026-11-06' }
  await keepRedemption(late)
  await shop.settle(DECEMBER)
  const { statement, lines } = await linesOf(shop, 2)
  expect(statement).toMatchObject({ from: '2026-11-01', to: '2026-11-30', total: { redeemed: 1, reversed: 1, chargeFen: 0 } })
  expect(lines.map(({ kind, redemptionId: id, chargeFen }) => [kind, id, chargeFen])).toEqual(
    expect.arrayContaining([
      ['reversed', taken, -1200],
      ['redeemed', late._id, 1200],
    ]),
  )
  expect(await linesOf(shop, 1)).toEqual(before)
})

test.each([
  ['week', '2026-10-05', '2026-10-11'],
  ['day', '2026-10-05', '2026-10-05'],
] as const)('M17: by the %s from %s to %s; without anything there is no statement', async (by, from, to) => {
  const shop = await aShop(by)
  await redeemed(shop, FIRST)
  await redeemed(shop, daysAfter(FIRST, 21))
  await shop.settle(daysAfter(NOVEMBER, 2))
  expect((await listed(shop)).map((one) => [one.number, one.from, one.to])).toEqual([
    [2, '2026-10-26', expect.any(String)],
    [1, from, to],
  ])
})

test('M17: when the district changes the period, no day is settled twice and none is left out', async () => {
  const shop = await aShop()
  await redeemed(shop, FIRST)
  await shop.settle(daysAfter(FIRST, 2))
  await scene.staff.must('merchant.settleBy', { merchantId: shop._id, by: 'week' })
  await redeemed(shop, daysAfter(FIRST, 3))
  await redeemed(shop, daysAfter(FIRST, 20))
  await shop.settle(daysAfter(FIRST, 28))
  const all = (await listed(shop)).reverse()
  expect(all.map(({ by, from, to, lines }) => [by, from, to, lines])).toEqual([
    ['month', '2026-10-01', '2026-10-07', 1],
    ['week', '2026-10-08', '2026-10-11', 1],
    ['week', '2026-10-19', '2026-10-25', 1],
  ])
})

test('M17: two closings at once, one that dies after any of its writes, and the same again make one statement with the same hash', async () => {
  const fill = async (shop: Shop) => {
    for (const day of [0, 3]) await redeemed(shop, daysAfter(FIRST, day), day)
  }
  for (let deaths = 1, died = true; died; deaths += 1) {
    const shop = await aShop()
    await fill(shop)
    dieAfter(deaths)
    await shop.settle(NOVEMBER).catch(() => undefined)
    died = restart() >= deaths
    await Promise.all([shop.settle(NOVEMBER), shop.settle(NOVEMBER), shop.settle(daysAfter(NOVEMBER, 1))])
    const [only, ...more] = await listed(shop)
    expect(more).toEqual([])
    expect(only).toMatchObject({ lines: 2, total: { chargeFen: 2403 } })
    expect(await shopDays.count('settled', { equals: { merchantId: shop._id, settled: false } })).toBe(0)
    expect(await checkBooks(shop._id, null, NOVEMBER)).toEqual({ lines: 2, difference: null, rest: null })
    await shop.settle(daysAfter(NOVEMBER, 2))
    expect(await listed(shop)).toEqual([only])
  }
})

describe('M17: the chain names the first line that isn’t as it was closed', () => {
  const settled = async () => {
    const shop = await aShop()
    const docs = [await redeemed(shop, FIRST), await redeemed(shop, daysAfter(FIRST, 1)), await redeemed(shop, daysAfter(FIRST, 2))]
    await shop.settle(NOVEMBER)
    return { shop, second: docs[1] ?? aRedemption(), page: pageIdOf(shop._id, '2026-10-06', 0) }
  }
  type Settled = Awaited<ReturnType<typeof settled>>
  const changed = async (page: string, change: (line: BookLine) => BookLine[]) => {
    const lines = (await bookLines.get(page))?.lines ?? []
    await bookLines.update(page, {}, { lines: lines.flatMap(change) })
  }

  test.each<[string, (shop: Settled) => Promise<unknown>, object]>([
    ['an amount', ({ page }) => changed(page, (line) => [{ ...line, chargeFen: 1 }]), { what: 'line', number: 2 }],
    ['the number', ({ page }) => changed(page, (line) => [{ ...line, number: 7 }]), { what: 'line', number: 2 }],
    ['a line that is gone', ({ page }) => changed(page, () => []), { what: 'line', number: 2 }],
    ['a line that slipped in', ({ page }) => changed(page, (line) => [line, { ...line, number: 3 }]), { what: 'line', number: 3 }],
    ['a page that is gone', ({ page }) => bookLines.remove(page), { what: 'line', number: 2 }],
    [
      'figures of a day',
      async ({ shop }) => {
        const id = dayIdOf(shop._id, '2026-10-06')
        const total = (await shopDays.get(id))?.total
        await shopDays.update(id, {}, { total: { ...total, savedFen: 1 } as never })
      },
      { what: 'day', day: '2026-10-06' },
    ],
    ['a day that is gone', ({ shop }) => shopDays.remove(dayIdOf(shop._id, '2026-10-06')), { what: 'record', day: '2026-10-06' }],
    [
      'the amount of a record',
      ({ second }) =>
        redemptions.modify(second._id, { when: {}, change: { 'given.amounts': { set: { normalFen: 1, chargeFen: 1, savedFen: 0 } } } }),
      { what: 'record', number: 2 },
    ],
    ['a record that is gone', ({ second }) => redemptions.remove(second._id), { what: 'record', number: 2 }],
    ['a record that slipped in', ({ shop }) => redeemed(shop, daysAfter(FIRST, 1), 5), { what: 'record', number: expect.any(Number) }],
    [
      'a statement',
      async ({ shop }) => {
        const [one] = await listed(shop)
        await statements.update(one?.statementId ?? '', {}, { to: '2026-10-30' })
      },
      { what: 'statement', number: 1 },
    ],
    [
      'a statement that is gone',
      async ({ shop }) => statements.remove((await listed(shop))[0]?.statementId ?? ''),
      { what: 'statement', number: 1 },
    ],
  ])('%s', async (_, spoil, difference) => {
    const one = await settled()
    await spoil(one)
    expect(await scene.staff.must('merchant.checkBooks', { merchantId: one.shop._id })).toMatchObject({ difference, rest: null })
  })
})

test('M17: the Excel file has every line with its id, and is of the own shop alone', async () => {
  const shop = await aShop()
  await redeemed(shop, FIRST, 50)
  await redeemed(shop, daysAfter(FIRST, 1), 1)
  await shop.settle(NOVEMBER)
  const [one] = await listed(shop)
  const statementId = one?.statementId as NonNullable<typeof one>['statementId']
  const own = await shop.owner.must('merchant.exportStatement', { merchantId: shop._id, statementId })
  expect(own).toMatchObject({ rows: 2, rest: null })
  const { rows } = readXlsx(Buffer.from(await (await fetch(own.url)).arrayBuffer()))
  expect(rows[0]?.[0]).toBe(
    '示例商户 第 1 号结算单 2026-10-01 至 2026-10-31：核销 2 笔，冲正 0 笔；原价 36.51 元，实收 24.51 元，优惠 12.00 元',
  )
  expect(rows[3]).toEqual([
    1,
    '2026-10-05 12:00:00',
    '核销',
    expect.any(String),
    '示例套餐（第 1 版）',
    18.5,
    12.5,
    6,
    '示例门岗',
    expect.stringMatching(/^rdm_/),
  ])
  expect(await scene.staff.must('merchant.exportStatementFor', { statementId })).toMatchObject({ rows: 2 })
  const other = await aShop()
  expect(await other.owner.call('merchant.exportStatement', { merchantId: other._id, statementId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await other.owner.call('merchant.statement', { merchantId: other._id, statementId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})
