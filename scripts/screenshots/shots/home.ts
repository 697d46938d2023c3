import { type Prepare, type Shot, shotsOf } from './shot'
import { broken, offline, offlineFromStart, waiting } from './steps'

const page = shotsOf('pages/home/index')
const home = (name: string, openid: string, caption: string, prepare?: Prepare) => page(`home-${name}`, openid, '', caption, prepare)

export const homeShots: readonly Shot[] = [
  home('new', 'new-rider', '首页，还没登记'),
  home('waiting', 'rider-2', '首页，等站点担保'),
  home('returned', 'rider-3', '首页，资料被退回'),
  home('verified', 'rider-1', '首页，已认证'),
  home('manager', 'manager-1', '首页，站点负责人'),
  home('loading', 'rider-1', '首页，正在取', waiting),
  home('offline', 'rider-1', '首页，网络断了', offline),
  home('offline-empty', 'rider-1', '首页，打开时就没有网络', offlineFromStart),
  home('error', 'rider-1', '首页，出了意外', broken),
]
