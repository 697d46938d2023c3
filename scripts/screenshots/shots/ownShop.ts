import type { OwnShop } from '../../../contract/merchant/ownShop'
import { aStatementView, someBooks } from '../../../tests/builders/bookViews'
import { anOwnShop } from '../../../tests/builders/shopViews'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering } from './standIns'
import { inTurn, seen, tap } from './steps'

const owner = { role: 'shopOwner', merchantId: 'mch_sample' as never, merchantName: '天天包子（示例）' } as const

/** The owner of a shop that is so. */
const leading = (own: Partial<OwnShop> = {}) =>
  answering(() => ({
    'account.me': { rider: null, consents: [], workplaces: [owner], unread: 0, messageCredits: 0 },
    'station.list': { towns: [{ townId: 'twn_1' as never, name: '吴江开发区（示例）' }], stations: [] },
    'merchant.ownShop': anOwnShop({ now: new Date().toISOString(), ...own }),
    'merchant.books': someBooks({ now: new Date().toISOString() }),
    'merchant.statements': { statements: [aStatementView()], next: null, now: new Date().toISOString() },
  }))

const page = shotsOf('packages/merchant/owner/')
const shot = (name: string, path: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'clerk', `${path}/index?merchantId=mch_sample`, caption, inTurn(...steps))

export const ownShopShots: readonly Shot[] = [
  shot('own-shop', 'shop', '店主，我的店', leading(), seen('营业中')),
  shot('own-shop-suspended', 'shop', '店主，店被区里暂停了', leading({ state: 'suspended' }), seen('已暂停')),
  shot('own-shop-books', 'books', '店主，对账和结算单', leading(), seen('按店员')),
  shot('own-shop-statement', 'books', '店主，一份结算单', leading(), tap('第 3 号 · 收 720 元'), seen('导出 Excel')),
  shot('own-shop-profile', 'profile', '店主，店铺资料', leading(), seen('保存资料')),
  shot('own-shop-hours', 'hours', '店主，营业时间，每天一样', leading(), seen('保存营业时间')),
  shot('own-shop-hours-week', 'hours', '店主，营业时间，有几天不一样', leading(), tap('有几天不一样'), tap('加一个特别的日子')),
]
