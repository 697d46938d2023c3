import { domainEntries, type TabName, tabs } from './domains/pages'

const tab = (page: TabName, text: string, icon: string) => ({
  pagePath: tabs[page],
  text,
  iconPath: `assets/tab/${icon}-off.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
})

const subPackages = domainEntries.flatMap(([domain, { pages }]) =>
  Object.entries(pages).map(([subpackage, named]) => ({
    root: `packages/${domain}/${subpackage}`,
    pages: Object.values(named).map((folder) => `${folder}/index`),
  })),
)

const preloadedAt = (page: TabName) => ({
  network: 'all' as const,
  packages: domainEntries.flatMap(([domain, { preload }]) =>
    (preload?.[page] ?? []).map((subpackage) => `packages/${domain}/${subpackage}`),
  ),
})

export default defineAppConfig({
  lazyCodeLoading: 'requiredComponents',
  pages: Object.values(tabs),
  subPackages,
  preloadRule: {
    [tabs.home]: preloadedAt('home'),
    [tabs.pass]: preloadedAt('pass'),
    [tabs.services]: preloadedAt('services'),
    [tabs.mine]: preloadedAt('mine'),
  },
  tabBar: {
    color: '#5F6E76',
    selectedColor: '#0B4F60',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', '首页', 'home'), tab('pass', '小哥码', 'pass'), tab('services', '服务', 'grid'), tab('mine', '我的', 'person')],
  },
  // A check-in may carry the place, and shops are found by it, where the person wants it.
  permission: { 'scope.userLocation': { desc: '签到时比对你在不在学校附近，找离你近的店，都不保存' } },
  requiredPrivateInfos: ['getLocation'],
  window: {
    // Draws WeChat's title bar in the browser preview, too.
    navigationStyle: 'default',
    navigationBarBackgroundColor: '#F3F5F4',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '小哥码',
    backgroundColor: '#F3F5F4',
  },
})
