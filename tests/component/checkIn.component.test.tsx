import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import CheckInPage from '../../src/packages/course/rider/checkIn'
import { shareLocation } from '../../src/packages/course/rider/checkIn/shareLocation'
import type { CheckedIn, CheckInRefusal } from '../../src/packages/course/rider/checkIn/useCheckIn'
import { aLessonView } from '../builders/lessonViews'
import { minutesAfter, NOON } from '../builders/time'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { hidePage, setParams } from '../support/taro/taro'

const CODE = 'XGK2400200H48SM8NB6EY49J1S2C7098SCZMCMME6QTCZX4DR2197ECC'

const checkedIn = (overrides: Partial<CheckedIn> = {}): CheckedIn => ({
  lesson: aLessonView(),
  state: 'here',
  at: NOON.toISOString(),
  already: false,
  unconfirmed: false,
  now: NOON.toISOString(),
  ...overrides,
})

type Refused = Omit<CheckInRefusal, 'requestId'>

async function open(answer: CheckedIn | Refused | null) {
  const reply = answer && ('code' in answer ? { ok: false, error: answer } : { ok: true, data: answer })
  const backend = backendOf({ 'attendance.checkIn': () => reply as never })
  render(<CheckInPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
  return backend
}

const tap = async (words: string) => {
  await act(async () => void fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement))
  await pass(0)
}
const scan = async (text = CODE, button = '扫码签到') => {
  jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: text } as Taro.scanCode.SuccessCallbackResult)
  await tap(button)
  await pass(0)
}
const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  shareLocation.set(false)
  setParams({})
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('UM5: who came from a session is led to the own courses, where it stands', async () => {
  setParams({ sessionId: 'ses_sample' })
  await open(checkedIn())
  await scan()
  await tap('好')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/packages/course/rider/mine/index' })
})

test('one scan, one word: for which lesson, and when', async () => {
  setParams({ sessionId: 'ses_sample' })
  const { inputsOf } = await open(checkedIn())
  says(/开课前 30 分钟起，到下课后 60 分钟/)
  await scan()
  says('签到成功')
  says('12:00 签到，准时')
  says('示例插花课')
  says('第 2 次，共 8 次')
  const [input] = inputsOf('attendance.checkIn')
  expect(input).toEqual({ text: CODE, deviceId: expect.stringMatching(/^dev_/), location: null, sessionId: 'ses_sample' })
  await tap('好')
  says('扫码签到')
})

test('felt in the hand: short for yes, long for no', async () => {
  await open(checkedIn())
  await scan()
  expect([jest.mocked(Taro.vibrateShort).mock.calls.length, jest.mocked(Taro.vibrateLong).mock.calls.length]).toEqual([1, 0])
  cleanup()
  await open({ code: 'NOT_BOOKED', details: {} })
  await scan()
  expect(jest.mocked(Taro.vibrateLong)).toHaveBeenCalledTimes(1)
})

test.each([
  [checkedIn({ already: true }), '已经签过', /今天 12:00 签到，准时/],
  [checkedIn({ state: 'late', at: minutesAfter(NOON, 25).toISOString() }), '签到了', /12:25 签到，过了 12:20 算迟到/],
  [checkedIn({ unconfirmed: true }), '等老师确认', /老师点一下你的名字就行/],
])('%#: %p', async (answer, word, words) => {
  await open(answer)
  await scan()
  says(word)
  says(words)
})

const at = minutesAfter(NOON, 30).toISOString()
test.each<[Refused, string, RegExp]>([
  [{ code: 'CLASS_CODE_REFUSED', details: { reason: 'expired' } }, '码过期了', /码会自己换，请对准老师手机再扫/],
  [{ code: 'CLASS_CODE_REFUSED', details: { reason: 'otherPhone' } }, '码换了', /请扫老师现在手上的码/],
  [{ code: 'CHECK_IN_NOT_OPEN', details: { opensAt: at } }, '12:30 开始', /今天 12:30 起再扫就行，不影响/],
  [{ code: 'CHECK_IN_OVER', details: { closedAt: at } }, '签到已结束', /请让老师补记/],
  [{ code: 'OTHER_LESSON', details: { title: '示例英语课', from: at } }, '不是这门课', /这是“示例英语课”/],
  [{ code: 'NOT_BOOKED', details: {} }, '没有报名', /你没有报这个班次/],
  [{ code: 'PHONE_CHECKED_IN', details: {} }, '手机用过了', /请让老师点名/],
  [{ code: 'NOT_POSSIBLE_NOW', details: {} }, '没签上', /刷新/],
])('%j says what to do', async (refusal, word, words) => {
  await open(refusal)
  await scan()
  says(word)
  says(words)
})

test('an expired code is one more scan away', async () => {
  const { inputsOf } = await open({ code: 'CLASS_CODE_REFUSED', details: { reason: 'expired' } })
  await scan()
  await scan(`${CODE.slice(0, -1)}D`, '再扫一次')
  expect(inputsOf('attendance.checkIn')).toHaveLength(2)
})

test('without network nothing looks like a check-in; a lost reply is asked for again as the same try', async () => {
  await open(checkedIn())
  await act(async () => onlineManager.setOnline(false))
  await scan()
  says('没有网络')
  says(/让老师扫你的小哥码/)
  cleanup()
  const { inputsOf } = await open(null)
  await scan()
  says('正在签到')
  await pass(8_000)
  says('网络不稳')
  await tap('再试一次')
  await pass(8_000)
  expect(new Set(inputsOf('attendance.checkIn').map((input) => JSON.stringify(input))).size).toBe(1)
})

test('who doesn’t want to wait can scan anew, and the old answer doesn’t pop up', async () => {
  await open(null)
  await scan()
  await tap('不等了')
  await pass(8_000)
  says('扫码签到')
  expect(screen.queryByText('网络不稳')).toBeNull()
  act(hidePage)
})

describe('the place', () => {
  const here = { latitude: 31.16, longitude: 120.64, accuracy: 30 } as Taro.getLocation.SuccessCallbackResult
  const locate = jest.mocked(Taro.getLocation)

  test('goes along only where the person wants it, and is asked for before the camera opens', async () => {
    const { inputsOf } = await open(checkedIn())
    await scan()
    expect(locate).not.toHaveBeenCalled()
    await tap('好')
    act(() => shareLocation.set(true))
    const order: string[] = []
    locate.mockImplementationOnce(async () => {
      order.push('location')
      return here
    })
    jest.mocked(Taro.scanCode).mockImplementationOnce((async () => order.push('camera') && { result: CODE }) as never)
    await tap('扫码签到')
    await pass(0)
    expect(order).toEqual(['location', 'camera'])
    expect(inputsOf('attendance.checkIn').map((input) => Object(input).location)).toEqual([null, here])
  })

  test('that the phone doesn’t say, or says too late, holds nobody up', async () => {
    shareLocation.set(true)
    const { inputsOf } = await open(checkedIn())
    locate.mockRejectedValueOnce({ errMsg: 'getLocation:fail auth deny' })
    await scan()
    await tap('好')
    locate.mockImplementationOnce(() => new Promise(() => undefined))
    await scan()
    await pass(6_000)
    says('签到成功')
    expect(inputsOf('attendance.checkIn').map((input) => Object(input).location)).toEqual([null, null])
  })
})

test('what no code of ours can be is not sent; a camera that doesn’t open leaves the other way', async () => {
  const { inputsOf } = await open(checkedIn())
  await scan('x'.repeat(601))
  says('没认出码')
  await tap('返回')
  jest.mocked(Taro.scanCode).mockRejectedValueOnce({ errMsg: 'scanCode:fail auth deny' })
  await tap('扫码签到')
  says(/也可以让老师扫你的小哥码/)
  expect(inputsOf('attendance.checkIn')).toEqual([])
})
