import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { TownId } from '../../contract/account/ids'
import type { SchoolId } from '../../contract/course/ids'
import ClassesPage from '../../src/packages/course/teacher/classes'
import { groupsOf } from '../../src/packages/course/teacher/classes/groups'
import { nearDayText } from '../../src/packages/course/teacher/lessonText'
import { aLessonIn } from '../builders/lessonViews'
import { NOON } from '../builders/time'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { setParams } from '../support/taro/taro'

const DAY = 24 * 60
const school = { schoolId: 'sch_own' as SchoolId, name: '示例学校', townId: 'twn_sample' as TownId, address: '示例路', location: null }
const near = (minutes: number, overrides: Parameters<typeof aLessonIn>[1] = {}) => ({ ...aLessonIn(minutes, overrides), taken: 12 })

async function open(lessons: ReturnType<typeof near>[]) {
  backendOf({ 'attendance.lessons': () => ({ ok: true, data: { school, lessons, now: NOON.toISOString() } }) })
  render(<ClassesPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
}
const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  setParams({ schoolId: 'sch_own' })
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('the lesson that is on comes first, and a tap leads to its roll', async () => {
  await open([near(-DAY), near(0), near(200, { title: '示例英语课' }), near(DAY, { lessonNo: 3 })])
  says('示例学校')
  const titles = screen.getAllByText(/^(正在签到|今天|接下来|上过的)$/).map(({ textContent }) => textContent)
  expect(titles).toEqual(['正在签到', '正在签到', '今天', '接下来', '上过的'])
  says(/明天 12:10–13:40 · 第 3 次，共 8 次 · 12 人/)
  await act(async () => void fireEvent.click(screen.getAllByText('示例插花课')[0] as HTMLElement))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/course/teacher/lesson/index?sessionId=ses_sample&lessonNo=2' })
})

test('UM6: the lessons of all schools stand in one list, each with its school', async () => {
  const workplaces = [
    { role: 'teacher' as const, schoolId: 'sch_own' as SchoolId, schoolName: '示例学校' },
    { role: 'teacher' as const, schoolId: 'sch_other' as SchoolId, schoolName: '示例学堂' },
  ]
  const me = { rider: null, consents: [], workplaces, unread: 0, messageCredits: 0 }
  const there = near(5, { sessionId: 'ses_there' as never, title: '示例茶艺课', schoolName: '示例学堂' })
  backendOf({
    'account.me': () => ({ ok: true, data: me }),
    'attendance.lessons': ({ schoolId }) => ({
      ok: true,
      data: { school, lessons: schoolId === 'sch_own' ? [near(DAY)] : [there], now: NOON.toISOString() },
    }),
  })
  render(<ClassesPage />, { wrapper: pageFrame().wrapper })
  for (const _ of ['the schools', 'their lessons']) await pass(10)
  says('示例学校、示例学堂')
  says('示例茶艺课')
  says(/示例学堂 · 第 2 次/)
  says('示例插花课')
})

test('an empty week says so, and a lesson that was called off says why', async () => {
  await open([])
  says('这几天没有课')
  cleanup()
  await open([near(300, { cancelled: '示例：停电' })])
  says(/示例：停电/)
  says('停课')
  says(/现在没有要签到的课/)
})

test('lessons are found by when they are', () => {
  const cancelled = near(-300, { cancelled: '示例：停电' })
  const groups = groupsOf([near(-DAY), cancelled, near(10), near(60), near(DAY)], NOON)
  expect([groups.now.length, groups.today.length, groups.next.length, groups.over.length]).toEqual([1, 1, 1, 2])
})

test('days are named as people name them', () => {
  const day = (minutes: number) => nearDayText(aLessonIn(minutes).from, NOON)
  expect([day(-DAY), day(0), day(DAY), day(3 * DAY)]).toEqual(['昨天', '今天', '明天', '11月26日'])
})
