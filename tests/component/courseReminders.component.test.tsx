import Taro from '@tarojs/taro'
import { render } from '@testing-library/react'
import type { OwnSession } from '../../contract/course/course'
import type { SessionId } from '../../contract/course/ids'
import { messageText } from '../../src/packages/account/person/inbox/messageText'
import { MyCourses } from '../../src/packages/course/home'
import { anOffer, anOwnBooking, anOwnSession, aSessionView, ownCourses, weeklyLessons } from '../builders/courseViews'
import { minutesAfter, NOON } from '../builders/time'
import { backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, tap, wait, went } from '../support/taro/courseHand'
import { says, saysNot } from '../support/taro/passPage'

/** What of courses comes to the rider: on the home page, by a message of WeChat, in the inbox. */

atNoon()

describe('the home page', () => {
  async function home(...current: OwnSession[]) {
    const backend = backendOf({ 'course.mine': () => ({ ok: true, data: ownCourses({ current }) }) })
    render(<MyCourses />, { wrapper: pageFrame().wrapper })
    await wait(10)
    return backend
  }
  const today = (no = 1) =>
    anOwnSession({ session: aSessionView({ mine: anOwnBooking(), lessons: weeklyLessons(4, { first: (no - 1) * -7 }) }) })
  const offered = (minutes: number) => anOwnSession({ session: aSessionView({ sessionId: 'ses_2' as SessionId, mine: anOffer(minutes) }) })

  test('has a lesson of today, and a place that is kept', async () => {
    await home(today(2), offered(90))
    says('今天 19:00 花艺造景')
    says('“花艺造景”有名额了')
    says('给你留到今天 13:30')
    await tap('去接受')
    expect(went()).toEqual(['/packages/course/rider/mine/index'])
  })

  test('has nothing of other days, of waiting, and of what is over', async () => {
    await home(
      anOwnSession(),
      anOwnSession({ session: aSessionView({ mine: anOwnBooking({ state: 'waiting' }), lessons: weeklyLessons(1, { first: 0 }) }) }),
    )
    saysNot('我的课程')
  })

  test('a lesson that doesn’t take place isn’t there', async () => {
    const lessons = weeklyLessons(2, { first: 0 }).map((lesson) => ({ ...lesson, cancelled: '老师生病' }))
    await home(anOwnSession({ session: aSessionView({ mine: anOwnBooking(), lessons }) }))
    saysNot('我的课程')
  })

  test('an offer goes when its time is over', async () => {
    await home(offered(2))
    says('去接受')
    await wait(2 * 60_000)
    saysNot('去接受')
  })
})

describe('a message of WeChat', () => {
  beforeAll(() => {
    process.env.MESSAGE_TEMPLATE_ID = 'template'
  })
  afterAll(() => {
    delete process.env.MESSAGE_TEMPLATE_ID
  })

  async function offer(answer: string, { messageCredits = 0, sessionId = 'ses_1' } = {}) {
    const { RemindMe } = await import('../../src/packages/course/rider/own/RemindMe')
    const backend = backendOf({
      'account.me': () => ({ ok: true, data: { rider: null, consents: [], workplaces: [], unread: 0, messageCredits } }),
      'inbox.addCredit': () => ({ ok: true, data: { messageCredits: 1 } }),
    })
    jest.mocked(Taro.requestSubscribeMessage).mockResolvedValue({ errMsg: '', template: answer })
    render(<RemindMe sessionId={sessionId} about="上课前" />, { wrapper: pageFrame().wrapper })
    await wait(10)
    return backend
  }

  test('is entered once it was allowed, and then said', async () => {
    const { inputsOf } = await offer('accept')
    await tap('上课前，微信告诉我')
    expect(inputsOf('inbox.addCredit')).toEqual([{}])
    says('上课前，微信会给你发一条消息。')
  })

  test('is not asked for again where the person refused, for this session', async () => {
    const { inputsOf } = await offer('reject')
    await tap('上课前，微信告诉我')
    expect(inputsOf('inbox.addCredit')).toEqual([])
    saysNot('上课前，微信告诉我')
    await offer('reject')
    saysNot('上课前，微信告诉我')
    await offer('reject', { sessionId: 'ses_2' })
    says('上课前，微信告诉我')
  })

  test.each(['ban', 'failed'])(
    'R1: that could not be asked for (%s) was not refused: the person hears why and can tap again',
    async (answer) => {
      await offer(answer)
      if (answer === 'failed')
        jest.mocked(Taro.requestSubscribeMessage).mockRejectedValueOnce({ errMsg: 'requestSubscribeMessage:fail', errCode: 20004 })
      await tap('上课前，微信告诉我')
      says(/微信这次没能问你/)
      says('上课前，微信告诉我')
      expect(Taro.getStorageInfoSync().keys).not.toContain('messageRefusedFor')
    },
  )

  test('that an older app noted as refused stays refused', async () => {
    Taro.setStorageSync('messageRefusedFor', 'ses_1')
    await offer('accept')
    saysNot('上课前，微信告诉我')
  })

  test('is not asked for where one is allowed already', async () => {
    await offer('accept', { messageCredits: 1 })
    saysNot('上课前，微信告诉我')
  })
})

test('a message about a course leads to where it can be answered', () => {
  expect(messageText({ kind: 'placeOffered', title: '花艺造景', until: minutesAfter(NOON, 120).toISOString() }).way).toMatchObject({
    page: 'myCourses',
  })
  expect(messageText({ kind: 'verified', stationName: '示例站' }).way).toBeUndefined()
})
