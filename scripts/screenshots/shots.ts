import type { Page } from 'playwright-core'

/** One picture: whose phone, which page, and what is done there first. */
export interface Shot {
  readonly name: string
  readonly openid: string
  readonly page: string
  /** What stands under it in docs/screens/README.md. */
  readonly caption: string
  readonly prepare?: (page: Page) => Promise<unknown>
}

const tap = (text: string) => (page: Page) => page.getByText(text, { exact: true }).first().click()

/** The network goes while the page is open, as in a basement. */
const offline = (page: Page) => page.context().setOffline(true)

/** There was no network to begin with: the page, which is on the phone, opens; no call gets through. */
const offlineFromStart = async (page: Page) => {
  await page.route('**/call', (route) => route.abort())
  await page.reload()
  await page.getByText('再试一次').waitFor()
}

/** Calls never come back. */
const waiting = async (page: Page) => {
  await page.route('**/call', () => {})
  await page.reload()
}

/** Something broke that nobody expected. */
const broken = async (page: Page) => {
  const error = { code: 'INTERNAL', message: 'INTERNAL', details: {}, requestId: '7f3a9c2e-41d0' }
  await page.route('**/call', (route) => route.fulfill({ json: { ok: false, error } }))
  await page.reload()
}

/** Text and targets as in elder mode (适老化). */
const elder = (page: Page) => page.locator('taro-switch-core').first().click()

/** A code that nobody was given. */
const wrongCode = async (page: Page) => {
  await page.locator('input').first().fill('ABCDE-12345')
  await tap('上岗')(page)
}

const home = (name: string, openid: string, caption: string, prepare?: Shot['prepare']): Shot => ({
  name: `home-${name}`,
  openid,
  page: 'pages/home/index',
  caption,
  ...(prepare && { prepare }),
})

const account = (name: string, openid: string, page: string, caption: string, prepare?: Shot['prepare']): Shot => ({
  name,
  openid,
  page: `packages/account/${page}/index`,
  caption,
  ...(prepare && { prepare }),
})

const station = (name: string, caption: string, prepare?: Shot['prepare']): Shot => ({
  name,
  openid: 'manager-1',
  page: 'packages/station/riders/index?stationId=stn_1',
  caption,
  ...(prepare && { prepare }),
})

const openRider = (rider: string) => tap(rider)
const inTurn =
  (...steps: readonly NonNullable<Shot['prepare']>[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page)
  }

export const SHOTS: readonly Shot[] = [
  home('new', 'new-rider', '首页，还没登记'),
  home('waiting', 'rider-2', '首页，等站点担保'),
  home('returned', 'rider-3', '首页，资料被退回'),
  home('verified', 'rider-1', '首页，已认证'),
  home('manager', 'manager-1', '首页，站点负责人'),
  home('loading', 'rider-1', '首页，正在取', waiting),
  home('offline', 'rider-1', '首页，网络断了', offline),
  home('offline-empty', 'rider-1', '首页，打开时就没有网络', offlineFromStart),
  home('error', 'rider-1', '首页，出了意外', broken),
  { name: 'pass-new', openid: 'new-rider', page: 'pages/pass/index', caption: '小哥码，还没登记' },
  { name: 'pass-waiting', openid: 'rider-4', page: 'pages/pass/index', caption: '小哥码，等区里审核' },
  { name: 'pass-verified', openid: 'rider-1', page: 'pages/pass/index', caption: '小哥码，已认证' },
  { name: 'services', openid: 'rider-1', page: 'pages/services/index', caption: '服务' },
  { name: 'mine-rider', openid: 'rider-1', page: 'pages/mine/index', caption: '我的' },
  { name: 'mine-elder', openid: 'rider-1', page: 'pages/mine/index', caption: '我的，大字模式', prepare: elder },
  { name: 'mine-manager', openid: 'manager-1', page: 'pages/mine/index', caption: '我的，站点负责人' },
  account('register-consents', 'new-rider', 'register', '登记前的两项同意'),
  account('register-consent-text', 'new-rider', 'register', '同意书全文', tap('看全文')),
  account('register-refused', 'refuser', 'register', '选了不同意', tap('不同意')),
  account('register-form', 'rider-11', 'register', '登记表，接着草稿填'),
  account('register-errors', 'rider-11', 'register', '登记表，缺的和错的', tap('提交登记')),
  account('register-again', 'rider-3', 'register', '登记表，被退回后修改'),
  account('status-waiting', 'rider-2', 'status', '进度，等站点担保'),
  account('status-district', 'rider-4', 'status', '进度，等区里审核'),
  account('status-returned', 'rider-3', 'status', '进度，被退回'),
  account('status-removed', 'rider-5', 'status', '进度，已离站'),
  account('status-verified', 'rider-1', 'status', '进度，已认证'),
  account('inbox', 'rider-5', 'inbox', '消息'),
  account('inbox-empty', 'rider-2', 'inbox', '还没有消息'),
  account('consents', 'rider-1', 'consents', '授权'),
  account('withdraw', 'rider-1', 'withdraw', '退出登记'),
  account('withdraw-asked', 'rider-1', 'withdraw', '退出登记，再问一次', tap('退出登记，删除我的资料')),
  account('invitation-wrong', 'new-rider', 'invitation', '邀请码不对', wrongCode),
  account('invitation', 'new-rider', 'invitation', '输入邀请码'),
  station('station-waiting', '站点，待担保'),
  station('station-members', '站点，在站', tap('在站')),
  station('application-waiting', '站点，看一份申请', openRider('李示例')),
  station('application-vouch', '站点，担保前再问一次', inTurn(openRider('李示例'), tap('担保'))),
  station('application-return', '站点，退回要选原因', inTurn(openRider('李示例'), tap('退回修改'))),
  station('application-reveal', '站点，看完整号码要选原因', inTurn(openRider('李示例'), tap('看完整号码'))),
  station('application-remove', '站点，移出要选原因', inTurn(tap('在站'), openRider('张示例'), tap('移出站点'))),
  station('application-member', '站点，看一名在站小哥', inTurn(tap('在站'), openRider('张示例'))),
]
