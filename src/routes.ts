import Taro from '@tarojs/taro'
import { domainEntries, type PageName, type TabName, tabs } from './domains/pages'
import { createStore } from './services/store'

export type { PageName, TabName }

type Query = Record<string, string>

/** Where each page is, by its name. */
const paths = new Map<PageName, string>()
for (const [domain, { pages }] of domainEntries)
  for (const [subpackage, named] of Object.entries(pages))
    for (const [name, folder] of Object.entries(named)) paths.set(name as PageName, `/packages/${domain}/${subpackage}/${folder}/index`)

function urlOf(name: PageName, query: Query) {
  const search = Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return search ? `${paths.get(name)}?${search}` : `${paths.get(name)}`
}

/** Opens a page above this one. `query` arrives in its `useRouter().params`. */
export const openPage = (name: PageName, query: Query = {}) => Taro.navigateTo({ url: urlOf(name, query) })

/** Opens a page in place of this one: back doesn't lead here again. */
export const replacePage = (name: PageName, query: Query = {}) => Taro.redirectTo({ url: urlOf(name, query) })

/** Somebody is on the way to their own pass: its tab shows it, whatever else it is used for. */
export const passAsked = createStore(false)

export const openTab = (name: TabName) => {
  if (name === 'pass') passAsked.set(true)
  return Taro.switchTab({ url: `/${tabs[name]}` })
}
