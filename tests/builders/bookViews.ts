import type { Books, Figures } from '../../contract/merchant/books'
import type { MerchantId, RedemptionId, StatementId } from '../../contract/merchant/ids'
import type { Statement, StatementLine } from '../../contract/merchant/statement'
import { offerId } from './offers'
import { NOON } from './time'

/** So many meals at 12 instead of 18 yuan. */
export const mealFigures = (redeemed: number, overrides: Partial<Figures> = {}): Figures => ({
  ...{ redeemed, reversed: 0, declined: 0 },
  ...{ normalFen: redeemed * 1800, chargeFen: redeemed * 1200, savedFen: redeemed * 600 },
  ...overrides,
})

/** Two days of a shop in which two people and a poster redeem. */
export const someBooks = (overrides: Partial<Books> = {}): Books => ({
  from: '2026-11-01',
  to: '2026-11-30',
  total: mealFigures(60, { reversed: 1, declined: 2, chargeFen: 70_800, savedFen: 35_400 }),
  days: [
    { day: '2026-11-22', figures: mealFigures(20) },
    { day: '2026-11-23', figures: mealFigures(40, { reversed: 1, declined: 2, chargeFen: 46_800, savedFen: 23_400 }) },
  ],
  clerks: [
    { label: '小李', figures: mealFigures(50) },
    { label: null, figures: mealFigures(9) },
    { label: '', figures: mealFigures(1) },
  ],
  offers: [
    { offerId: offerId('meal'), title: '示例套餐', figures: mealFigures(58) },
    { offerId: offerId('wash'), title: '示例洗车', figures: mealFigures(2) },
  ],
  now: NOON.toISOString(),
  ...overrides,
})

export const aStatementView = (overrides: Partial<Statement> = {}): Statement => ({
  statementId: 'stm_sample' as StatementId,
  merchantId: 'mch_sample' as MerchantId,
  merchantName: '示例商户',
  number: 3,
  by: 'month',
  from: '2026-10-01',
  to: '2026-10-31',
  opening: { number: 101, redemptionId: 'rdm_first' as RedemptionId },
  closing: { number: 160, redemptionId: 'rdm_last' as RedemptionId },
  lines: 60,
  total: mealFigures(60),
  closedAt: '2026-10-31T17:15:00.000Z',
  proof: '7f3a90c1be24',
  ...overrides,
})

export const aLine = (overrides: Partial<StatementLine> = {}): StatementLine => ({
  number: 101,
  kind: 'redeemed',
  redemptionId: 'rdm_first' as RedemptionId,
  redemptionNumber: '7F3K2A',
  at: '2026-10-03T04:03:00.000Z',
  offerId: offerId('meal'),
  version: 1,
  title: '示例套餐',
  ...{ normalFen: 1800, chargeFen: 1200, savedFen: 600 },
  maskedName: '张*',
  clerk: '小李',
  ...overrides,
})

/** The lines of that statement: a poster's, one that was taken back, and one whose rider and clerk have left. */
export const someLines = (): StatementLine[] =>
  Array.from({ length: 60 }, (_, at) => {
    const number = 101 + at
    if (at === 1) return aLine({ number, clerk: null, title: '示例洗车', chargeFen: 2400 })
    if (at === 2) return aLine({ number, kind: 'reversed', chargeFen: -1200 })
    return at === 3 ? aLine({ number, maskedName: null, clerk: '' }) : aLine({ number })
  })
