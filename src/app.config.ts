const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${icon}-off.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
})

export default defineAppConfig({
  lazyCodeLoading: 'requiredComponents',
  pages: ['pages/home/index', 'pages/pass/index', 'pages/services/index', 'pages/mine/index'],
  subPackages: [
    {
      root: 'packages/account/person',
      pages: ['register/index', 'status/index', 'inbox/index', 'consents/index', 'withdraw/index', 'invitation/index'],
    },
    {
      root: 'packages/pass/rider',
      pages: ['gate/index', 'compounds/index', 'compound/index', 'map/index', 'convention/index', 'appeal/index', 'uses/index'],
    },
    { root: 'packages/course/teacher', pages: ['classes/index', 'lesson/index'] },
    { root: 'packages/account/station', pages: ['riders/index', 'application/index'] },
    {
      root: 'packages/course/rider',
      pages: ['list/index', 'show/index', 'mine/index', 'draw/index', 'pass/index', 'checkIn/index', 'certificate/index'],
    },
    { root: 'packages/contest/rider', pages: ['list/index', 'show/index', 'signUp/index'] },
    { root: 'packages/pass/gate', pages: ['duty/index', 'today/index'] },
    { root: 'packages/merchant/counter', pages: ['verify/index'] },
    {
      root: 'packages/pass/compound',
      pages: ['home/index', 'rules/index', 'gates/index', 'people/index', 'listings/index', 'log/index', 'readers/index', 'map/index'],
    },
  ],
  // Fetched while the network is there, so that a tap outdoors doesn't have to wait for code.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/account/person', 'packages/pass/rider'] },
    'pages/services/index': { network: 'all', packages: ['packages/course/rider'] },
    'pages/mine/index': {
      network: 'all',
      packages: ['packages/account/station', 'packages/pass/gate', 'packages/merchant/counter', 'packages/course/teacher'],
    },
  },
  tabBar: {
    color: '#5F6E76',
    selectedColor: '#0B4F60',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', '首页', 'home'), tab('pass', '小哥码', 'pass'), tab('services', '服务', 'grid'), tab('mine', '我的', 'person')],
  },
  // A check-in may carry the place, where the person wants it.
  permission: { 'scope.userLocation': { desc: '签到时比对你在不在学校附近，不保存' } },
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
