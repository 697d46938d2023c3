import Taro from '@tarojs/taro'
import type { BookPeriod } from '../../contract/merchant/bookPeriod'
import type { RedemptionId } from '../../contract/merchant/ids'
import type { Statement } from '../../contract/merchant/statement'
import LogPage from '../../src/packages/merchant/counter/log'
import BooksPage from '../../src/packages/merchant/owner/books'
import StatementPage from '../../src/packages/merchant/owner/statement'
import { aStatementView, mealFigures, someBooks, someLines } from '../builders/bookViews'
import { aRow } from '../builders/counterViews'
import { NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { atNoon, openPage, tap } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** What owners see of their shop's books. */

atNoon()
beforeEach(() => setParams({ merchantId: 'mch_sample' }))

function open(answers: Answers = {}) {
  const today = someBooks({ total: mealFigures(4, { reversed: 1, chargeFen: 3600, savedFen: 1800 }) })
  return openPage(BooksPage, {
    'merchant.books': ({ by }: { by: BookPeriod }) => ({ ok: true, data: by === 'day' ? today : someBooks() }),
    'merchant.statements': () => ({ ok: true, data: { statements: [aStatementView()], next: null, now: NOON.toISOString() } }),
    ...answers,
  })
}

test('says what today and this month come to, by day, by clerk and by offer', async () => {
  const { inputsOf } = await open()
  says('今天收 36 元')
  says('核销 4 笔，冲正 1 笔，优惠 18 元')
  says('这个月收 708 元')
  says('昨天 · 收 240 元')
  await tap('按店员')
  says('小李 · 收 600 元')
  says('小哥自己扫店里的码 · 收 108 元')
  says('已离开的店员 · 收 12 元')
  await tap('按优惠')
  says('示例洗车 · 收 24 元')
  await tap('上个月')
  expect(inputsOf('merchant.books')).toContainEqual({ merchantId: 'mch_sample', by: 'month', day: '2026-10-31' })
})

test('M17: a statement leads to its lines', async () => {
  await open()
  says('10月1日到10月31日 · 核销 60 笔，优惠 360 元')
  await tap('第 3 号 · 收 720 元')
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/packages/merchant/owner/statement/index?merchantId=mch_sample&statementId=stm_sample',
  })
})

describe('M17: a statement', () => {
  const one = { merchantId: 'mch_sample', statementId: 'stm_sample' }
  const openStatement = (statement: Partial<Statement> = {}, lines = someLines()) => {
    setParams(one)
    return openPage(StatementPage, {
      'merchant.statement': ({ after = 0 }) => {
        const left = lines.filter(({ number }) => number > after)
        const next = left.length > 55 ? (left[54]?.number ?? null) : null
        return { ok: true, data: { statement: aStatementView(statement), lines: left.slice(0, 55), next, now: NOON.toISOString() } }
      },
      'merchant.exportStatement': () => ({ ok: true, data: { url: 'https://files.example/s.xlsx', rows: 60, rest: null } }),
    })
  }

  test('says its period, its first and its last line, and comes as an Excel file', async () => {
    const { inputsOf } = await openStatement()
    says('10月1日到10月31日')
    says('序号 101 到 160，每一笔都在下面，也在 Excel 里')
    await tap('导出 Excel')
    expect(inputsOf('merchant.exportStatement')).toEqual([one])
    says('60 笔')
    says('打开 Excel')
  })

  test('shows each line with its number, time, name, clerk, offer and money, a portion at a time, to the last', async () => {
    const { inputsOf } = await openStatement()
    says('101 · 示例套餐 · 收 12 元')
    says('第一笔')
    says('102 · 示例洗车 · 收 24 元')
    says('10月3日 12:03 · 张* · 小哥自己扫店里的码 · 编号 7F3K2A')
    says('103 · 示例套餐 · 退 12 元')
    says('冲正')
    says('10月3日 12:03 · 名字不再保存 · 已离开的店员 · 编号 7F3K2A')
    saysNot(/^151 ·/)
    for (const _ of ['the rest of the page', 'the next page']) await tap('看后面的')
    expect(inputsOf('merchant.statement')).toEqual([one, { ...one, after: 155 }])
    says('160 · 示例套餐 · 收 12 元')
    says('最后一笔')
    saysNot('看后面的')
  })

  test('without a line says so', async () => {
    await openStatement({ opening: null, closing: null, lines: 0, total: mealFigures(0, { declined: 1 }) }, [])
    says('这一期没有核销')
    saysNot('导出 Excel')
  })
})

test('an empty shop says what will come', async () => {
  await open({
    'merchant.books': () => ({ ok: true, data: someBooks({ total: mealFigures(0), days: [], clerks: [], offers: [] }) }),
    'merchant.statements': () => ({ ok: true, data: { statements: [], next: null, now: NOON.toISOString() } }),
  })
  says('今天收 0 元')
  says('没有核销')
  says('还没有结算单')
  saysNot('按店员')
})

test('in the log of its day a record that came late says when it was', async () => {
  const row = aRow({ at: '2026-11-20T04:00:00.000Z', number: '7F3K2A' })
  await openPage(LogPage, {
    'merchant.log': () => ({ ok: true, data: { day: '2026-11-23', rows: [row], declined: [], next: null, now: NOON.toISOString() } }),
  })
  says('11月20日 12:00 · 张* · 小王 · 编号 7F3K2A')
})

test('whoever is asked to confirm a reversal finds it above the log, whatever page it is on', async () => {
  setParams({ merchantId: 'mch_sample', redemptionId: 'rdm_asked' })
  const reversal = { state: 'asked', reason: 'tapped', at: NOON.toISOString(), mine: false } as const
  const wanted = aRow({ redemptionId: 'rdm_asked' as RedemptionId, number: 'P3W9RA', reversal })
  const { inputsOf } = await openPage(LogPage, {
    'merchant.log': () => ({
      ok: true,
      data: { day: '2026-11-23', wanted, rows: [aRow()], declined: [], next: null, now: NOON.toISOString() },
    }),
    'merchant.decideReversal': () => ({ ok: true, data: { row: { ...wanted, reversal: { ...reversal, state: 'reversed' } } } }),
  })
  says('同事请你看的一笔')
  says(/编号 P3W9RA/)
  await tap('确认冲正')
  expect(inputsOf('merchant.log')[0]).toEqual({ merchantId: 'mch_sample', day: '2026-11-23', redemptionId: 'rdm_asked' })
  expect(inputsOf('merchant.decideReversal')).toEqual([{ merchantId: 'mch_sample', redemptionId: 'rdm_asked', confirm: true }])
})
