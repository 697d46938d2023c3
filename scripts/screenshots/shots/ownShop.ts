import type { OwnShop } from '../../../contract/merchant/ownShop'
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
  }))

const page = shotsOf('packages/merchant/owner/')
const shot = (name: string, path: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'clerk', `${path}/index?merchantId=mch_sample`, caption, inTurn(...steps))

export const ownShopShots: readonly Shot[] = [
  shot('own-shop', 'shop', '店主，我的店', leading(), seen('营业中')),
  shot('own-shop-suspended', 'shop', '店主，店被区里暂停了', leading({ state: 'suspended' }), seen('已暂停')),
  shot('own-shop-profile', 'profile', '店主，店铺资料', leading(), seen('保存资料')),
  shot('own-shop-hours', 'hours', '店主，营业时间，每天一样', leading(), seen('保存营业时间')),
  shot('own-shop-hours-week', 'hours', '店主，营业时间，有几天不一样', leading(), tap('有几天不一样'), tap('加一个特别的日子')),
]
