import type { ShopApplication } from '../../../contract/merchant/application'
import type { OwnShop } from '../../../contract/merchant/ownShop'
import { anApplication } from '../../../tests/builders/applications'
import { aStatementView, someBooks, someLines } from '../../../tests/builders/bookViews'
import { someHints } from '../../../tests/builders/hintViews'
import { offerId, someTerms } from '../../../tests/builders/offers'
import { anOwnShop } from '../../../tests/builders/shopViews'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering, aShopPicture } from './standIns'
import { inTurn, seen, tap } from './steps'

const owner = { role: 'shopOwner', merchantId: 'mch_sample' as never, merchantName: '天天包子（示例）' } as const

/** The owner of a shop that is so. */
const leading = (own: Partial<OwnShop> = {}) =>
  answering(() => ({
    'account.me': { rider: null, consents: [], workplaces: [owner], unread: 0, messageCredits: 0 },
    'station.list': { towns: [{ townId: 'twn_1' as never, name: '吴江开发区（示例）' }], stations: [] },
    'merchant.ownShop': anOwnShop({ now: new Date().toISOString(), ...own }),
    'merchant.pictures': { pictures: [1, 2].map((at) => ({ pictureId: `pic_${at}` as never, url: aShopPicture })) },
    'merchant.books': someBooks({ now: new Date().toISOString() }),
    'merchant.ownHints': { hints: someHints(), next: null, now: new Date().toISOString() },
    'merchant.statement': { statement: aStatementView(), lines: someLines(), next: null, now: new Date().toISOString() },
    'merchant.statements': { statements: [aStatementView()], next: null, now: new Date().toISOString() },
  }))

/** A new price that waits, and a new offer that was refused. */
const proposed = (): OwnShop['proposals'] => {
  const at = new Date().toISOString()
  const price = { kind: 'setMeal', normalFen: 1800, riderFen: 1400 } as const
  return [
    { offerId: offerId('meal'), at, terms: someTerms({ price }), refused: null },
    { offerId: offerId('new'), at, terms: someTerms({ title: '菜包粥套餐' }), refused: { reason: 'basisMissing', at } },
  ]
}

/** Somebody whose application for a shop is so. */
const applied = (application: ShopApplication | null) =>
  answering(() => ({
    'account.me': { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 0 },
    'station.list': { towns: [{ townId: 'twn_sample' as never, name: '吴江开发区（示例）' }], stations: [] },
    'merchant.ownApplication': { application, now: new Date().toISOString() },
  }))

const page = shotsOf('packages/merchant/owner/')
const shot = (name: string, path: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'clerk', `${path}/index?merchantId=mch_sample`, caption, inTurn(...steps))

export const ownShopShots: readonly Shot[] = [
  shot('own-shop', 'shop', '店主，我的店', leading(), seen('营业中')),
  shot('own-shop-suspended', 'shop', '店主，店被区里暂停了', leading({ state: 'suspended', suspendedFor: 'notHonoured' }), seen('已暂停')),
  shot('shop-application', 'application', '开店申请，还没交', applied(null), seen('交给区里看')),
  shot('shop-application-waiting', 'application', '开店申请，区里在看', applied(anApplication()), seen('撤回申请')),
  shot(
    'shop-application-declined',
    'application',
    '开店申请，被退回',
    applied(anApplication({ state: 'declined', declined: { reason: 'other', words: '门头照看不清' } })),
    seen('改好了，再交给区里'),
  ),
  shot(
    'shop-application-accepted',
    'application',
    '开店申请，通过了',
    applied(anApplication({ state: 'accepted', sent: null })),
    seen('去我的店'),
  ),
  shot('own-shop-books', 'books', '店主，对账和结算单', leading(), seen('按店员')),
  page(
    'own-shop-statement',
    'clerk',
    'statement/index?merchantId=mch_sample&statementId=stm_sample',
    '店主，一份结算单和每一笔',
    inTurn(leading(), seen('导出 Excel')),
  ),
  shot('own-shop-hints', 'hints', '店主，核销和平时不一样的提醒', leading(), seen('等你说明')),
  shot('own-shop-profile', 'profile', '店主，店铺资料', leading(), seen('保存资料')),
  shot('own-shop-hours', 'hours', '店主，营业时间，每天一样', leading(), seen('保存营业时间')),
  shot('own-shop-hours-week', 'hours', '店主，营业时间，有几天不一样', leading(), tap('有几天不一样'), tap('加一个特别的日子')),
  shot('own-shop-pictures', 'pictures', '店主，店里的照片', leading(), seen('加一张照片')),
  shot('own-offers', 'offers', '店主，店里的优惠', leading({ proposals: proposed() }), seen('加一个优惠')),
  page('own-offer', 'clerk', 'offer/index?merchantId=mch_sample&offerId=off_meal', '店主，改优惠', inTurn(leading(), seen('小哥会看到'))),
]
