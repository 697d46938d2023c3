import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, fireEvent, screen } from '@testing-library/react'
import type { SessionView } from '../../contract/course'
import type { DrawId, SessionId } from '../../contract/ids'
import CoursePage from '../../src/packages/course/show'
import {
  anAvailability,
  anOffer,
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
import { atNoon, openCoursePage, tap, wait, went } from '../support/taro/coursePage'
import { says, saysNot } from '../support/taro/passPage'

/** One course: what one must know before booking, and the one thing to do. */

atNoon()

const open = (session: Partial<SessionView> = {}, answers: Answers = {}) =>
  openCoursePage(
    CoursePage,
    { 'course.show': () => ({ ok: true, data: shownCourse([aSessionView(session)]) }), ...answers },
    { courseId: 'crs_1', sessionId: 'ses_1' },
  )

/** A course whose session is, from the write on, as the write left it. */
function changing(before: Partial<SessionView>, after: Partial<SessionView>) {
  let session = aSessionView(before)
  const change = () => {
    session = aSessionView(after)
    return { ok: true, data: { session, now: NOON.toISOString() } } as const
  }
  return { show: () => ({ ok: true, data: shownCourse([session]) }) as const, change }
}
const full = anAvailability({ state: 'waitlist', left: 0, waiting: 5 })

test('says everything before one books: what, when, each date, where, who, the rules', async () => {
  await open()
  for (const words of ['职工夜校 · 手作生活', '花艺造景', '12月2日起，每周三 19:00–20:30，共 8 节', '东太湖职工之家（示例） · 示例老师'])
    says(words)
  for (const words of ['第 6 节', '示例路 1 号 302 室', /12月1日 12:00 前可以取消/, /报了没来，又没取消/]) says(words)
  saysNot('第 7 节')
  await tap('看后面 2 节')
  says('第 8 节')
})

test('enrols; the page shows the place at once, and every other page is asked anew', async () => {
  const { show, change } = changing({}, { mine: anOwnBooking() })
  const { inputsOf } = await open({}, { 'course.show': show, 'course.enrol': change })
  await tap('报名')
  expect(inputsOf('course.enrol')).toEqual([{ sessionId: 'ses_1' }])
  for (const words of ['报上了，位子给你留好了。', '你已报名', '下一节：12月2日 周三 19:00–20:30', '取消报名']) says(words)
  expect(inputsOf('course.show')).toHaveLength(2)
})

test('a second tap while the first is under way does nothing', async () => {
  const { show, change } = changing({}, { mine: anOwnBooking() })
  const { inputsOf } = await open({}, { 'course.show': show, 'course.enrol': change })
  await act(async () => {
    const button = screen.getByText('报名')
    fireEvent.click(button)
    fireEvent.click(button)
  })
  await wait(0)
  expect(inputsOf('course.enrol')).toHaveLength(1)
  says('你已报名')
})

test('when no reply comes it says that nobody knows, and the next tap goes on with it', async () => {
  let lost = true
  const { show, change } = changing({}, { mine: anOwnBooking() })
  await open({}, { 'course.show': show, 'course.enrol': () => (lost ? null : change()) })
  await tap('报名')
  await wait(5_000)
  says('网络不稳，不知道办成没有。请再点一次，不会重复办理')
  lost = false
  await tap('报名')
  says('报上了，位子给你留好了。')
})

test('without network it says that nothing was sent; what is shown stays', async () => {
  const { inputsOf } = await open()
  await act(async () => onlineManager.setOnline(false))
  await tap('报名')
  says('没有网络，还没发出去。连上网后请再点一次')
  says('花艺造景')
  expect(inputsOf('course.enrol')).toEqual([])
})

test('somebody was faster: says so, and offers the waitlist, which is joined', async () => {
  let session = aSessionView()
  const { inputsOf } = await open(
    {},
    {
      'course.show': () => ({ ok: true, data: shownCourse([session]) }),
      'course.enrol': () => {
        session = aSessionView({ availability: full })
        return { ok: false, error: { code: 'FULL', details: { waitlist: true, waiting: 5 } } }
      },
      'course.wait': () => {
        session = aSessionView({ availability: full, mine: anOwnBooking({ state: 'waiting', position: 6 }) })
        return { ok: true, data: { session, now: NOON.toISOString() } }
      },
    },
  )
  await tap('报名')
  says('名额满了，有 5 人在候补。要排队请点“加入候补”')
  await tap('加入候补')
  expect(inputsOf('course.wait')).toHaveLength(1)
  says('候补第 6 位')
  says('退出候补')
})

describe('an offered place', () => {
  const offered = { mine: anOffer(95), availability: full }

  test('is kept to the second, and taken', async () => {
    const { show, change } = changing(offered, { mine: anOwnBooking() })
    const { inputsOf } = await open({}, { 'course.show': show, 'course.accept': change })
    says('1:35:00')
    await wait(60_000)
    says('1:34:00')
    await tap('接受名额')
    expect(inputsOf('course.accept')).toHaveLength(1)
    says('名额是你的了。')
  })

  test('is given up', async () => {
    const { show, change } = changing(offered, { mine: anOwnBooking({ state: 'declined' }), availability: full })
    const { inputsOf } = await open({}, { 'course.show': show, 'course.decline': change })
    await tap('放弃，给下一位')
    expect(inputsOf('course.decline')).toHaveLength(1)
    says('你放弃了留给你的名额。')
    says('加入候补')
  })

  test('runs out: nothing can be taken, and the page asks what holds now', async () => {
    const { inputsOf } = await open({ mine: anOffer(1), availability: full })
    await wait(61_000)
    saysNot('接受名额')
    says('留给你的时间过了，名额给下一位')
    expect(inputsOf('course.show').length).toBeGreaterThan(1)
  })
})

describe('cancelling', () => {
  test('asks first, and says that it is free', async () => {
    const { show, change } = changing({ mine: anOwnBooking() }, { mine: anOwnBooking({ state: 'cancelled' }) })
    const { inputsOf } = await open({}, { 'course.show': show, 'course.cancel': change })
    await tap('取消报名')
    says(/现在取消不记爽约/)
    await tap('不取消')
    expect(inputsOf('course.cancel')).toEqual([])
    await tap('取消报名')
    await tap('取消报名')
    expect(inputsOf('course.cancel')).toEqual([{ sessionId: 'ses_1' }])
    says('已取消，没有记爽约。')
    says('报名')
  })

  test('or that it is late, with the numbers', async () => {
    await open({ mine: anOwnBooking({ cancelling: 'late' }) })
    await tap('取消报名')
    says(/现在取消会记一次；90 天内满 2 次，14 天不能报名/)
    says('取消，记一次')
  })

  test('what turned late while the page was open is late', async () => {
    const availability = anAvailability({ cancelUntil: minutesAfter(NOON, 1).toISOString() })
    await open({ mine: anOwnBooking(), availability })
    await wait(60_000)
    await tap('取消报名')
    says('取消，记一次')
  })

  test('is over when it has begun', async () => {
    await open({ mine: anOwnBooking({ cancelling: 'no' }) })
    says('已经开课，不能取消。有事请联系老师')
    saysNot('取消报名')
  })

  test('who waits stops waiting', async () => {
    await open({ mine: anOwnBooking({ state: 'waiting', position: 2 }), availability: full })
    await tap('退出候补')
    says(/想再候补，要从最后排起/)
  })
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
    ['the limit', { hindrance: { code: 'BOOKING_LIMIT', details: { limit: 2 } } }, '这一类课同时最多报 2 个，你已经报满'],
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
    await open(session)
    says(words)
    saysNot('报名')
    saysNot('加入候补')
  })

  test('called off: says why', async () => {
    await open({ cancelled: '老师生病', availability: anAvailability({ state: 'cancelled' }) })
    says('这个班次取消了。原因：老师生病')
  })

  test('who isn’t verified is led to where that begins', async () => {
    await open({ hindrance: { code: 'NOT_VERIFIED', details: {} } })
    says('认证小哥才能报名')
    await tap('去登记认证')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/pass/index' })
  })
})

test('at nine the button is there, without asking', async () => {
  const availability = anAvailability({ state: 'soon', opensAt: minutesAfter(NOON, 1).toISOString() })
  const { inputsOf } = await open({ availability })
  saysNot('报名')
  await wait(60_000)
  says('报名')
  expect(inputsOf('course.show')).toHaveLength(1)
})

test('where places are drawn the wishes are another page', async () => {
  await open({ drawId: 'drw_1' as DrawId, availability: anAvailability({ state: 'wishing', mode: 'draw' }) })
  await tap('填志愿')
  expect(went()).toEqual(['/packages/course/draw/index?drawId=drw_1'])
})

test('of several sessions the asked one stands open, and another one is chosen', async () => {
  const other = aSessionView({ sessionId: 'ses_2' as SessionId, lessons: weeklyLessons(4, { first: 2 }), availability: full })
  await open({}, { 'course.show': () => ({ ok: true, data: shownCourse([other, aSessionView()]) }) })
  says('选一个班次（2 个）')
  says('报名')
  await tap('11月25日起，每周三 19:00–20:30，共 4 节')
  says('加入候补')
  says('上课时间（4 节）')
})

describe('the place', () => {
  test('is shown on the map', async () => {
    jest.mocked(Taro.openLocation).mockResolvedValue({ errMsg: 'openLocation:ok' })
    await open()
    await tap('看地图')
    expect(Taro.openLocation).toHaveBeenCalledWith(
      expect.objectContaining({ latitude: 31.1, longitude: 120.6, name: '东太湖职工之家（示例）' }),
    )
  })

  test('is copied; without a location there is no map', async () => {
    await open({ school: aSchoolView({ location: null }) })
    saysNot('看地图')
    await tap('复制地址')
    expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '示例路 1 号 302 室' })
    says('地址复制好了，可以贴到地图里。')
  })

  test('a map that doesn’t open says what to do', async () => {
    jest.mocked(Taro.openLocation).mockRejectedValue({ errMsg: 'openLocation:fail' })
    await open()
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
  const { inputsOf } = await open({ eligibility }, { 'course.places': () => ({ ok: true, data: coursePlaces() }) })
  expect(inputsOf('course.places')).toHaveLength(1)
  says(/只收吴江高新区·盛泽镇的站点/)
})

test('who has marks reads of it before booking', async () => {
  await open({}, { 'course.show': () => ({ ok: true, data: shownCourse([aSessionView()], aStanding({ marks: 1 })) }) })
  says('最近 90 天记了 1 次爽约，满 2 次会有 14 天不能报名。')
})

test('a course without sessions leads to the others', async () => {
  await open({}, { 'course.show': () => ({ ok: true, data: shownCourse([]) }) })
  says('这门课现在没有班次')
  await tap('看别的课程')
  expect(went()).toEqual(['/packages/course/list/index'])
})

test('a course that is gone says so, and nothing can be tapped', async () => {
  await open({}, { 'course.show': () => ({ ok: false, error: { code: 'NOT_FOUND', details: {} } }) })
  says('没能打开')
  saysNot('报名')
})

test('after the day of the last lesson they are all marked as over', async () => {
  await open({
    mine: anOwnBooking({ cancelling: 'no' }),
    lessons: weeklyLessons(2, { first: -20 }),
    startsAt: daysAfter(NOON, -20).toISOString(),
  })
  says('课上完了')
  says('11月3日 周二 19:00–20:30，上过了')
})
