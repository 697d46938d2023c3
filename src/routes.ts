import Taro from '@tarojs/taro'

const pages = {
  register: '/packages/account/register/index',
  status: '/packages/account/status/index',
  inbox: '/packages/account/inbox/index',
  consents: '/packages/account/consents/index',
  invitation: '/packages/account/invitation/index',
  withdraw: '/packages/account/withdraw/index',
  station: '/packages/station/riders/index',
  application: '/packages/station/application/index',
} as const

const tabs = { home: '/pages/home/index', pass: '/pages/pass/index', services: '/pages/services/index', mine: '/pages/mine/index' } as const

export type PageName = keyof typeof pages
export type TabName = keyof typeof tabs

type Query = Record<string, string>

function urlOf(name: PageName, query: Query) {
  const search = Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return search ? `${pages[name]}?${search}` : pages[name]
}

/** Opens a page above this one. `query` arrives in its `useRouter().params`. */
export const openPage = (name: PageName, query: Query = {}) => Taro.navigateTo({ url: urlOf(name, query) })

/** Opens a page in place of this one: back doesn't lead here again. */
export const replacePage = (name: PageName, query: Query = {}) => Taro.redirectTo({ url: urlOf(name, query) })

export const openTab = (name: TabName) => Taro.switchTab({ url: tabs[name] })
