import Taro from '@tarojs/taro'
import { act, render, screen } from '@testing-library/react'
import { learnTime } from '../../src/services/clock'
import { useServerNow } from '../../src/services/useServerNow'
import { hidePage, showPage } from '../support/taro/taro'

const NOON = Date.parse('2026-11-23T04:00:00.000Z')

beforeEach(() => {
  jest.useFakeTimers({ now: NOON + 600_250 })
  // The phone is 10 minutes fast.
  learnTime('2026-11-23T04:00:00.250Z', Date.now(), Date.now())
})
afterEach(() => jest.useRealTimers())

function Ticking() {
  return <>{useServerNow(1_000).toISOString()}</>
}
const shown = () => screen.getByText(/^2026/).textContent
const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms))

test('it ticks at the turn of the second, in the server’s time', () => {
  render(<Ticking />)
  expect(shown()).toBe('2026-11-23T04:00:00.250Z')
  pass(749)
  expect(shown()).toBe('2026-11-23T04:00:00.250Z')
  pass(1)
  expect(shown()).toBe('2026-11-23T04:00:01.000Z')
  pass(1_000)
  expect(shown()).toBe('2026-11-23T04:00:02.000Z')
})

test('it rests while the page is hidden, and is right at once when it is shown again', () => {
  render(<Ticking />)
  act(hidePage)
  expect(jest.getTimerCount()).toBe(0)
  pass(5_000)
  act(showPage)
  expect(shown()).toBe('2026-11-23T04:00:05.250Z')
  pass(750)
  expect(shown()).toBe('2026-11-23T04:00:06.000Z')
})

test('it ends with its component', () => {
  render(<Ticking />).unmount()
  expect(jest.getTimerCount()).toBe(0)
})

test('what was learned outlives the app', async () => {
  const kept = Taro.getStorageSync('clock')
  await jest.isolateModulesAsync(async () => {
    const { default: phone } = await import('@tarojs/taro')
    phone.setStorageSync('clock', kept)
    const { clockState, serverNow, startClock } = await import('../../src/services/clock')
    expect(serverNow().getTime()).toBe(Date.now())
    startClock()
    expect(serverNow().getTime()).toBe(Date.now() - 600_000)
    expect(clockState()).toEqual({ learnedAt: new Date(NOON + 250), sure: true })
  })
})
