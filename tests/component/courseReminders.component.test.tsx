import Taro from '@tarojs/taro'
import { render } from '@testing-library/react'
import { messageText } from '../../src/packages/account/person/inbox/messageText'
import { minutesAfter, NOON } from '../builders/time'
import { backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, tap, wait } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'

/** What of courses comes to the rider: by a message of WeChat, in the inbox. */

atNoon()

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
  expect(messageText({ kind: 'verified', stationName: '示例站' }).way).toEqual({ words: '看小哥码', tab: 'pass' })
})
