import type { OfferAtCounter } from '../../../contract/merchant/counter'
import type { OfferId, RedemptionId } from '../../../contract/merchant/ids'
import { anOfferAtCounter, aRedeemed, aRow } from '../../../tests/builders/counterViews'
import { aVerdict } from '../../../tests/builders/gates'
import { aLiveCode } from '../../../tests/builders/signedPasses'
import { type Prepare, type Shot, shotsOf } from './shot'
import { type Answers, answering, holding } from './standIns'
import { inTurn, seen, tap } from './steps'

const clerk = { role: 'clerk', merchantId: 'mch_1' as never, merchantName: '天天包子（示例）' } as const

const offer = (id: string, overrides: Partial<OfferAtCounter>) => anOfferAtCounter({ offerId: id as OfferId, ...overrides })

/** What this shop gives: a set meal, a part of the bill, and one that begins in the evening. */
const offers = () => [
  offer('off_1', { note: '肉包 2 个、豆浆 1 杯', left: { you: 1, all: 11 } }),
  offer('off_2', { title: '全单九折', price: { kind: 'percentOff', percent: 10, mostOffFen: 2000 } }),
  offer('off_3', {
    title: '牛肉面套餐',
    price: { kind: 'setMeal', normalFen: 1800, riderFen: 1200 },
    refusal: { reason: 'outsideHours', hours: [{ from: '17:00', to: '20:00' }] },
  }),
]

/** A counter at which scans and taps are answered so. */
const counter = (more: (now: string) => Answers = () => ({})) =>
  answering(() => {
    const now = new Date().toISOString()
    const { maskedName = '', photoUrl = null } = aVerdict().holder ?? {}
    const checked = {
      valid: true,
      at: now,
      now,
      merchantName: clerk.merchantName,
      useId: 'use_1' as never,
      holder: { maskedName, photoUrl },
      refusal: null,
    }
    return {
      'account.me': { rider: null, consents: [], workplaces: [clerk], unread: 0, messageCredits: 0 },
      'merchant.today': { checked: 12, now },
      'merchant.verify': { ...checked, offers: offers(), scan: 'scan' },
      'merchant.redeem': { redemption: aRedeemed({ at: now }), refusal: null, now },
      ...more(now),
    }
  })

const otherCode = (now: string): Answers => ({
  'merchant.verify': {
    ...{ valid: false, at: now, now, merchantName: clerk.merchantName, useId: null, holder: null },
    refusal: { reason: 'codeOtherAudience' },
  },
})

const soldOut = (now: string): Answers => ({
  'merchant.redeem': {
    redemption: null,
    refusal: { reason: 'dayTotal', limit: 60, next: new Date(Date.now() + 86_400_000).toISOString() },
    now,
  },
})

const log = (now: string): Answers => {
  const row = (id: string, overrides: Parameters<typeof aRow>[0]) => aRow({ redemptionId: id as RedemptionId, at: now, ...overrides })
  const asked = (mine: boolean) => ({ state: 'asked', reason: 'tapped', at: now, mine }) as const
  const rows = [
    row('rdm_1', { reversal: asked(false) }),
    row('rdm_2', { maskedName: '李*', number: 'P3W9RA', reversal: asked(true) }),
    row('rdm_3', { maskedName: '王*', number: 'T5B8HC', reversal: { ...asked(true), state: 'reversed' } }),
    row('rdm_4', { maskedName: '赵*', number: 'N2J6VE', clerk: null }),
  ]
  const declined = [{ redemptionId: 'rdm_5' as RedemptionId, at: now, maskedName: '周*', declined: 'soldOut' }] as const
  return { 'merchant.log': { day: now.slice(0, 10), rows, declined: [...declined], next: null, now } }
}

/** The first scan isn't answered until another one has been. */
const slowCheck: Prepare = async (page) => {
  let scans = 0
  await page.route('**/call', (route) => {
    if (route.request().postDataJSON().action !== 'merchant.verify') return route.fallback()
    scans += 1
    return scans === 1 ? undefined : route.fallback()
  })
}

const scan = inTurn(
  holding(() => aLiveCode(new Date(), { audience: 'counter' })),
  tap('扫顾客的码'),
)
const scanned = inTurn(scan, seen('是认证小哥'))

const page = shotsOf('packages/merchant/counter/')
const shot = (name: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'clerk', 'verify/index?merchantId=mch_1', caption, inTurn(...steps))

export const counterShots: readonly Shot[] = [
  shot('counter', '店员，扫码前', counter(), seen('扫顾客的码')),
  shot('counter-valid', '店员，是认证小哥，点一下核销', counter(), scanned),
  shot(
    'counter-bill',
    '店员，打折的输一次账单',
    counter(),
    scanned,
    tap('核销'),
    (page) => page.locator('input').first().fill('86.50'),
    seen('优惠 8.65 元'),
  ),
  shot('counter-redeemed', '店员，已核销', counter(), scanned, tap('核销，收 8 元'), seen('已核销')),
  shot('counter-refused', '店员，点的时候卖完了', counter(soldOut), scanned, tap('核销，收 8 元'), seen('都给完了')),
  shot('counter-other', '店员，码用错了地方', counter(otherCode), scan, seen('没核上')),
  shot(
    'counter-queue',
    '店员，先扫下一位，前一位的回答还在路上',
    inTurn(counter(), slowCheck, scan, seen('正在核验'), tap('先扫下一位'), seen('是认证小哥'), tap('关闭'), seen('还在办的顾客')),
  ),
  shot('counter-digits', '店员，扫不了就输数字', counter(), tap('扫不了？输 6 位数字')),
  page('counter-log', 'clerk', 'log/index?merchantId=mch_1', '店里今天的核销，冲正要两个人', inTurn(counter(log), seen('确认冲正'))),
  page(
    'counter-reverse',
    'clerk',
    'log/index?merchantId=mch_1',
    '冲正要选原因',
    inTurn(counter(log), (page) => page.getByText('赵*').click()),
  ),
]
