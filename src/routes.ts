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
  gate: '/packages/pass/gate/index',
  compounds: '/packages/pass/compounds/index',
  compound: '/packages/pass/compound/index',
  buildingMap: '/packages/pass/map/index',
  convention: '/packages/pass/convention/index',
  appeal: '/packages/pass/appeal/index',
  uses: '/packages/pass/uses/index',
  duty: '/packages/gate/duty/index',
  dutyToday: '/packages/gate/today/index',
  counter: '/packages/counter/verify/index',
  compoundHome: '/packages/compound/home/index',
  compoundRules: '/packages/compound/rules/index',
  compoundGates: '/packages/compound/gates/index',
  compoundPeople: '/packages/compound/people/index',
  compoundListings: '/packages/compound/listings/index',
  compoundLog: '/packages/compound/log/index',
  compoundReaders: '/packages/compound/readers/index',
  compoundMap: '/packages/compound/map/index',
  courses: '/packages/course/list/index',
  course: '/packages/course/show/index',
  myCourses: '/packages/course/mine/index',
  attendancePass: '/packages/course/pass/index',
  certificate: '/packages/course/certificate/index',
  draw: '/packages/course/draw/index',
  checkIn: '/packages/course/checkIn/index',
  contests: '/packages/contest/list/index',
  contest: '/packages/contest/show/index',
  contestSignUp: '/packages/contest/signUp/index',
  classes: '/packages/teacher/classes/index',
  lesson: '/packages/teacher/lesson/index',
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
