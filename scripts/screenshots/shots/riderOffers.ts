import { MINUTE_MS } from '../../../contract/kernel/duration'
import type { RedemptionId } from '../../../contract/merchant/ids'
import { anOfferAtCounter, aRedeemed } from '../../../tests/builders/counterViews'
import { aShop } from '../../../tests/builders/shopViews'
import { type Prepare, type Shot, shotsOf } from './shot'
import { type Answers, answeringAlso, aShopPicture } from './standIns'
import { inTurn, seen, tap } from './steps'

const at = (answers: (now: string) => Answers) => answeringAlso(() => answers(new Date().toISOString()))

const shop = { merchantId: aRedeemed().merchantId, merchantName: aRedeemed().merchantName, refusal: null }

const justRedeemed = at((now) => ({ 'merchant.justRedeemed': { redemption: aRedeemed({ at: now }), now } }))

/** In the shop, at its poster. `agoMs`: so long ago it was redeemed. */
const atPoster = (agoMs: number) =>
  at((now) => ({
    'merchant.atPoster': {
      ...shop,
      offers: [
        anOfferAtCounter({ note: '肉包 2 个、豆浆 1 杯', left: { you: 1, all: 11 } }),
        anOfferAtCounter({
          offerId: 'off_2' as never,
          title: '菜包粥套餐',
          price: { kind: 'setMeal', normalFen: 900, riderFen: 600 },
          refusal: { reason: 'dayTotal', limit: 40, next: null },
        }),
      ],
      now,
    },
    'merchant.redeemAtPoster': { redemption: aRedeemed({ at: new Date(Date.parse(now) - agoMs).toISOString() }), refusal: null, now },
  }))

const use = inTurn(seen('鲜肉包套餐'), tap('用这个优惠，付 8 元'))

const had = at((now) => {
  const one = (id: string, reversed: boolean) => ({ ...aRedeemed({ redemptionId: id as RedemptionId, at: now }), reversed })
  return {
    'merchant.mine': {
      redemptions: [one('rdm_1', false), { ...one('rdm_2', true), number: 'P3W9RA' }],
      month: { count: 9, savedFen: 3150 },
      next: null,
      now,
    },
  }
})

const page = shotsOf('packages/merchant/rider/')
const poster = (name: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'rider-1', 'poster/index?scene=S0000000000000000', caption, inTurn(...steps))

/** A charging station with pictures, whose operator has reported so many minutes ago. */
const charging = (minutes: number) =>
  at((now) => ({
    'merchant.show': {
      shop: aShop({
        kind: 'charging',
        name: '财智商业中心充电站（示例）',
        piles: { count: 10, kilowatts: 60 },
        freePiles: { free: 6, total: 10, at: new Date(Date.parse(now) - minutes * MINUTE_MS).toISOString() },
      }),
      pictures: [1, 2].map((one) => ({ url: `${aShopPicture}#${one}`, width: 640, height: 480, offerIds: [] })),
      refusal: null,
      offers: [],
      now,
    },
  }))

export const riderOfferShots: readonly Shot[] = [
  poster('poster', '扫店里的码，选优惠', atPoster(0), seen('鲜肉包套餐')),
  poster('poster-ask', '扫店里的码，在店员面前点', atPoster(0), use),
  poster('poster-proof', '扫店里的码，给店员看的凭证', atPoster(0), use, tap('现在用'), seen('已核销')),
  poster('poster-over', '扫店里的码，凭证过时了', atPoster(90_000), use, tap('现在用'), seen('凭证过时了')),
  page('redeemed', 'rider-1', 'redeemed/index', '店员核销了，小哥的手机也说', inTurn(justRedeemed, seen('知道了'))),
  page('shop', 'rider-1', 'shop/index?merchantId=mch_sample', '一家店，照片、还有几个充电桩空着', inTurn(charging(2), seen('空闲 6'))),
  page(
    'shop-old-news',
    'rider-1',
    'shop/index?merchantId=mch_sample',
    '一家店，空闲的充电桩报得早了',
    inTurn(charging(40), seen('空闲 6')),
  ),
  page('redemptions', 'rider-1', 'redemptions/index', '我的优惠，这个月省了多少', inTurn(had, seen('这个月省了'))),
  page('redemptions-none', 'rider-2', 'redemptions/index', '我的优惠，还没有用过', seen('还没有用过优惠')),
]
