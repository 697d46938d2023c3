import Taro from '@tarojs/taro'

const pages = {
  register: '/packages/account/register/index',
  inbox: '/packages/account/inbox/index',
  consents: '/packages/account/consents/index',
  invitation: '/packages/account/invitation/index',
  station: '/packages/station/riders/index',
} as const

const tabs = { home: '/pages/home/index', pass: '/pages/pass/index', services: '/pages/services/index', mine: '/pages/mine/index' } as const

export type PageName = keyof typeof pages
export type TabName = keyof typeof tabs

/** Opens a page above this one. `query` arrives in its `useRouter().params`. */
export function openPage(name: PageName, query: Record<string, string> = {}) {
  const search = Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return Taro.navigateTo({ url: search ? `${pages[name]}?${search}` : pages[name] })
}

export const openTab = (name: TabName) => Taro.switchTab({ url: tabs[name] })
