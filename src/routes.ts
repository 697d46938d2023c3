import Taro from '@tarojs/taro'

const pages = {
  register: '/packages/account/person/register/index',
  status: '/packages/account/person/status/index',
  inbox: '/packages/account/person/inbox/index',
  consents: '/packages/account/person/consents/index',
  invitation: '/packages/account/person/invitation/index',
  withdraw: '/packages/account/person/withdraw/index',
  station: '/packages/account/station/riders/index',
  application: '/packages/account/station/application/index',
  gate: '/packages/pass/rider/gate/index',
  compounds: '/packages/pass/rider/compounds/index',
  compound: '/packages/pass/rider/compound/index',
  buildingMap: '/packages/pass/rider/map/index',
  convention: '/packages/pass/rider/convention/index',
  appeal: '/packages/pass/rider/appeal/index',
  uses: '/packages/pass/rider/uses/index',
  duty: '/packages/pass/gate/duty/index',
  dutyToday: '/packages/pass/gate/today/index',
  counter: '/packages/merchant/counter/verify/index',
  compoundHome: '/packages/pass/compound/home/index',
  compoundRules: '/packages/pass/compound/rules/index',
  compoundGates: '/packages/pass/compound/gates/index',
  compoundPeople: '/packages/pass/compound/people/index',
  compoundListings: '/packages/pass/compound/listings/index',
  compoundLog: '/packages/pass/compound/log/index',
  compoundReaders: '/packages/pass/compound/readers/index',
  compoundMap: '/packages/pass/compound/map/index',
  courses: '/packages/course/rider/list/index',
  course: '/packages/course/rider/show/index',
  myCourses: '/packages/course/rider/mine/index',
  attendancePass: '/packages/course/rider/pass/index',
  certificate: '/packages/course/rider/certificate/index',
  draw: '/packages/course/rider/draw/index',
  checkIn: '/packages/course/rider/checkIn/index',
  contests: '/packages/contest/rider/list/index',
  contest: '/packages/contest/rider/show/index',
  contestSignUp: '/packages/contest/rider/signUp/index',
  classes: '/packages/course/teacher/classes/index',
  lesson: '/packages/course/teacher/lesson/index',
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
