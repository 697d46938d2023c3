import Taro from '@tarojs/taro'
import type { SessionView } from '../../contract/course/course'
import type { DrawId, SessionId } from '../../contract/course/ids'
import CoursePage from '../../src/packages/course/rider/show'
import {
  anAvailability,
  anOwnBooking,
  aSchoolView,
  aSessionView,
  aStanding,
  coursePlaces,
  shownCourse,
  weeklyLessons,
} from '../builders/courseViews'
import { daysAfter, minutesAfter, NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { openCoursePage } from '../support/taro/courseHand'
import { full, openCourse } from '../support/taro/coursePage'
import { atNoon, tap, wait, went } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'

/** One course: what one must know before booking, and the one thing to do. */

atNoon()

test('UM13: what it is stands right below the title, and of the rules those that count now; the rest behind a tap each', async () => {
  const description = '示例：从一枝花开始，学会做一盆自己的小景。材料由学校准备，做好的可以带回家，不用自己带剪刀。'
  await openCourse({ description })
  const [title, about] = ['.show__title', '.show__brief'].map((found) => document.querySelector(found))
  expect(title?.nextElementSibling?.contains(about ?? null)).toBe(true)
  says(description)
  await tap('看全部介绍')
  expect(document.querySelector('.show__brief')).toBeNull()
  says(/前可以取消，不记爽约/)
  saysNot(/候补按先后排/)
  await tap('看全部规则')
  says(/候补按先后排/)
})

test('UM13: what is in the way is a notice, and no button', async () => {
  await openCourse({ availability: anAvailability({ state: 'full' }) })
  expect(document.querySelector('.notice')?.textContent).toContain('名额和候补都满了')
})

test('says everything before one books: what, when, each date, where, who, the rules', async () => {
  await openCourse()
  for (const words of ['职工夜校 · 手作生活', '花艺造景', '12月2日起，每周三 19:00–20:30，共 8 节', '东太湖职工之家（示例） · 示例老师'])
    says(words)
  for (const words of ['第 6 节', '示例路 1 号 302 室', /12月1日 12:00 前可以取消/, /报了没来，又没取消/]) says(words)
  saysNot('第 7 节')
  await tap('看后面 2 节')
  says('第 8 节')
})

describe('nothing to tap, and why', () => {
  const from = '2026-12-02T11:00:00.000Z'
  test.each([
    ['not yet', { availability: anAvailability({ state: 'soon', opensAt: '2026-12-01T01:00:00.000Z' }) }, '12月1日 09:00 开始报名'],
    ['full', { availability: anAvailability({ state: 'full', left: 0 }) }, '名额和候补都满了'],
    ['over', { availability: anAvailability({ state: 'closed' }) }, '报名已经结束'],
    ['drawing', { availability: anAvailability({ state: 'drawing', mode: 'draw' }) }, '正在等摇号，结果在“我的消息”里'],
    [
      'a clash',
      { hindrance: { code: 'CLASHES_WITH', details: { title: '肩颈放松', from, to: from } } },
      '和你报的“肩颈放松”（12月2日 19:00）时间撞了，或者赶不过去',
    ],
    ['the limit', { hindrance: { code: 'BOOKING_LIMIT', details: { limit: 2 } } }, '职工夜校同时最多报 2 个班次，你已经报满'],
    [
      'no-shows',
      { hindrance: { code: 'BOOKING_BLOCKED', details: { until: '2026-12-06T04:00:00.000Z' } } },
      '爽约次数多了，12月6日起才能再报',
    ],
    [
      'not among them',
      { hindrance: { code: 'NOT_ELIGIBLE', details: { rule: { rule: 'workKind', kinds: ['courier'] } } } },
      '你不在报名范围：只收快递员',
    ],
  ] satisfies [string, Partial<SessionView>, string][])('%s', async (_, session, words) => {
    await openCourse(session)
    says(words)
    saysNot('报名')
    saysNot('加入候补')
  })

  test('called off: says why', async () => {
    await openCourse({ cancelled: '老师生病', availability: anAvailability({ state: 'cancelled' }) })
    says('这个班次取消了。原因：老师生病')
  })

  test('who isn’t verified is led to where that begins', async () => {
    await openCourse({ hindrance: { code: 'NOT_VERIFIED', details: {} } })
    says('认证小哥才能报名')
    await tap('去登记认证')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/pass/index' })
  })
})

test('at nine the button is there, without asking', async () => {
  const availability = anAvailability({ state: 'soon', opensAt: minutesAfter(NOON, 0.5).toISOString() })
  const { inputsOf } = await openCourse({ availability })
  saysNot('报名')
  await wait(30_000)
  says('报名')
  expect(inputsOf('course.show')).toHaveLength(1)
})

test('where places are drawn the wishes are another page', async () => {
  await openCourse({ drawId: 'drw_1' as DrawId, availability: anAvailability({ state: 'wishing', mode: 'draw' }) })
  await tap('填志愿')
  expect(went()).toEqual(['/packages/course/rider/draw/index?drawId=drw_1&sessionId=ses_1'])
})

test('of several sessions the asked one stands open, and another one is chosen', async () => {
  const other = aSessionView({ sessionId: 'ses_2' as SessionId, lessons: weeklyLessons(4, { first: 2 }), availability: full })
  await openCourse({}, { 'course.show': () => ({ ok: true, data: shownCourse([other, aSessionView()]) }) })
  says('选一个班次（2 个）')
  says('报名')
  await tap('11月25日起，每周三 19:00–20:30，共 4 节')
  says('加入候补')
  says('上课时间（4 节）')
})

describe('the place', () => {
  test('is shown on the map', async () => {
    jest.mocked(Taro.openLocation).mockResolvedValue({ errMsg: 'openLocation:ok' })
    await openCourse()
    await tap('看地图')
    expect(Taro.openLocation).toHaveBeenCalledWith(
      expect.objectContaining({ latitude: 31.1, longitude: 120.6, name: '东太湖职工之家（示例）' }),
    )
  })

  test('is copied; without a location there is no map', async () => {
    await openCourse({ school: aSchoolView({ location: null }) })
    saysNot('看地图')
    await tap('复制地址')
    expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '示例路 1 号 302 室' })
    says('地址复制好了，可以贴到地图里。')
  })

  test('a map that doesn’t open says what to do', async () => {
    jest.mocked(Taro.openLocation).mockRejectedValue({ errMsg: 'openLocation:fail' })
    await openCourse()
    await tap('看地图')
    says('地图没打开，请复制地址，贴到地图里找。')
  })
})

test('the names of towns are asked for where a rule has some', async () => {
  const eligibility = [
    {
      rule: 'town' as const,
      townIds: coursePlaces()
        .towns.slice(0, 1)
        .map(({ townId }) => townId),
    },
  ]
  const { inputsOf } = await openCourse({ eligibility }, { 'course.places': () => ({ ok: true, data: coursePlaces() }) })
  expect(inputsOf('course.places')).toHaveLength(1)
  says(/只收吴江高新区·盛泽镇的站点/)
})

test('who has marks reads of it before booking', async () => {
  await openCourse({}, { 'course.show': () => ({ ok: true, data: shownCourse([aSessionView()], aStanding({ marks: 1 })) }) })
  says('最近 90 天记了 1 次爽约，满 2 次会有 14 天不能报名。')
})

test('of several sessions one that was called off doesn’t stand open unasked', async () => {
  const off = aSessionView({ sessionId: 'ses_0' as SessionId, cancelled: '老师生病', availability: anAvailability({ state: 'cancelled' }) })
  const answers: Answers = { 'course.show': () => ({ ok: true, data: shownCourse([off, aSessionView()]) }) }
  await openCoursePage(CoursePage, answers, { courseId: 'crs_1' })
  says('报名')
  saysNot('这个班次取消了')
})

test('a course without sessions leads to the others', async () => {
  await openCourse({}, { 'course.show': () => ({ ok: true, data: shownCourse([]) }) })
  says('这门课现在没有班次')
  await tap('看别的课程')
  expect(went()).toEqual(['/packages/course/rider/list/index'])
})

test('a course that is gone says so, and nothing can be tapped', async () => {
  await openCourse({}, { 'course.show': () => ({ ok: false, error: { code: 'NOT_FOUND', details: {} } }) })
  says('没能打开')
  saysNot('报名')
})

test('after the day of the last lesson they are all marked as over', async () => {
  await openCourse({
    mine: anOwnBooking({ cancelling: 'no' }),
    lessons: weeklyLessons(2, { first: -20 }),
    startsAt: daysAfter(NOON, -20).toISOString(),
  })
  says('课上完了')
  says('11月3日 周二 19:00–20:30，上过了')
})
