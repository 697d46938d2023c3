import { posix } from 'node:path'
import type { Dist, TabItem } from './dist'
import type { createPageFactory, OpenPage } from './pages'
import { parseUrl } from './url'

/** The largest number of pages that WeChat stacks. */
const DEEPEST = 10

/** A navigation that WeChat refuses. The message is the text after `navigateTo:fail`. */
export class NavigationRefused extends Error {}

/** The stack of pages and the kept tab pages, by the rules of WeChat's router. */
export class PageStack {
  readonly stack: OpenPage[] = []
  private readonly keptTabs = new Map<string, OpenPage>()
  private readonly tabRoutes: Set<string>
  /** The tab bar as it reads now. */
  readonly tabs: TabItem[]

  constructor(
    private readonly dist: Dist,
    private readonly pages: ReturnType<typeof createPageFactory>,
  ) {
    this.tabs = dist.tabs.map((tab) => ({ ...tab }))
    this.tabRoutes = new Set(dist.tabs.map(({ pagePath }) => pagePath))
  }

  get top(): OpenPage | undefined {
    return this.stack.at(-1)
  }

  /** Calls a tab otherwise. */
  setTabText(index: number, text: string): void {
    const tab = this.tabs[index]
    if (!this.top || !this.tabRoutes.has(this.top.route)) throw new NavigationRefused('not TabBar page')
    if (!tab) throw new NavigationRefused('tabbar item not found')
    tab.text = text
  }

  isTab(url: string): boolean {
    return this.tabRoutes.has(this.locate(url).route)
  }

  navigateTo(url: string): void {
    const target = this.locateNonTab(url, 'navigateTo')
    if (this.stack.length >= DEEPEST) throw new NavigationRefused('webview count limit exceed')
    this.hideTop()
    this.push(target)
  }

  redirectTo(url: string): void {
    const target = this.locateNonTab(url, 'redirectTo')
    this.dropTop()
    this.push(target)
  }

  reLaunch(url: string): void {
    const target = this.locate(url)
    while (this.top) this.dropTop()
    for (const tab of this.keptTabs.values()) this.pages.close(tab)
    this.keptTabs.clear()
    this.push(target)
  }

  switchTab(url: string): void {
    const { route, query } = this.locate(url)
    if (!this.tabRoutes.has(route)) throw new NavigationRefused('can not switch to no-tabBar page')
    if (this.top?.route === route) return
    while (this.top && !this.tabRoutes.has(this.top.route)) this.dropTop()
    if (this.top?.route !== route) this.exchangeTab({ route, query })
    else this.pages.show(this.top)
  }

  navigateBack(delta: number): void {
    for (let left = delta; left > 0 && this.stack.length > 1; left--) this.dropTop()
    if (this.top) this.pages.show(this.top)
  }

  /** Ends every page, as the platform does when the app is closed. */
  closeAll(): void {
    while (this.top) this.dropTop()
    for (const tab of this.keptTabs.values()) this.pages.close(tab)
  }

  private push({ route, query }: Target): void {
    const page = this.pages.open(route, query)
    this.stack.push(page)
    this.pages.show(page)
    this.pages.ready(page)
  }

  private dropTop(): void {
    const page = this.stack.pop()
    if (page) this.pages.close(page)
  }

  private hideTop(): void {
    if (this.top) this.pages.hide(this.top)
  }

  private exchangeTab(target: Target): void {
    this.hideTop()
    const tab = this.stack.pop()
    if (tab) this.keptTabs.set(tab.route, tab)
    const kept = this.keptTabs.get(target.route)
    this.keptTabs.delete(target.route)
    if (kept) this.stack.push(kept)
    if (kept) this.pages.show(kept)
    else this.push(target)
  }

  private locateNonTab(url: string, api: string): Target {
    const target = this.locate(url)
    if (this.tabRoutes.has(target.route)) throw new NavigationRefused(`can not ${api} a tabbar page`)
    return target
  }

  private locate(url: string): Target {
    const { path, query } = parseUrl(url)
    const base = this.top ? posix.dirname(this.top.route) : ''
    const route = path.startsWith('/') ? path.slice(1) : posix.join(base, path)
    if (!this.dist.pages.includes(route)) throw new NavigationRefused(`page "${route}" is not found`)
    return { route, query }
  }
}

interface Target {
  route: string
  query: Record<string, string>
}
