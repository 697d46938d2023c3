import { onlineManager } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import type { OwnSession } from '../../contract/course/course'
import PassPage from '../../src/packages/course/rider/pass'
import { actionKey } from '../../src/services/useAction'
import { anOwnBooking, anOwnSession, aSessionView, ownCourses } from '../builders/courseViews'
import { daysAfter, NOON } from '../builders/time'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { aCanvas, giveCanvas } from '../support/taro/canvas'
import { tap } from '../support/taro/hand'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** The attendance pass on a rider's phone. */

const CODE = 'XGA1.SAMPLE.LI.12.00000000000000000000000000'
const own = (overrides: Partial<OwnSession> = {}) =>
  anOwnSession({ pass: { number: 12, quota: 200, name: '张*', text: CODE }, ...overrides })

async function settle() {
  for (const _ of ['asked', 'answered', 'painted']) await pass(10)
}

async function open(one: OwnSession, { online = true } = {}) {
  const { client, wrapper } = pageFrame()
  const data = ownCourses({ current: [one] })
  backendOf(online ? { 'course.mine': () => ({ ok: true, data }) } : {})
  if (!online) client.setQueryData(actionKey('course.mine', {}), data)
  onlineManager.setOnline(online)
  setParams({ sessionId: one.session.sessionId })
  render(<PassPage />, { wrapper })
  await settle()
}

/** The code on the screen, if there is one. */
const codes = () => document.querySelectorAll('img.qr')

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  giveCanvas(aCanvas())
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('shows number, masked name, course and code, and says what the teacher does', async () => {
  const { session } = own()
  await open(own())
  for (const words of ['第 12 号', '张*', session.title, session.school.name]) says(words)
  says(/共发 200 张/)
  says(/别人拿去不能替你签到/)
  expect(codes()).toHaveLength(1)
})

test('is there without network, from what was answered last', async () => {
  await open(own(), { online: false })
  says('第 12 号')
  says(/没有网络也能用/)
  expect(codes()).toHaveLength(1)
})

test('that is over is a keepsake: no code any more', async () => {
  await open(own({ session: aSessionView({ mine: anOwnBooking(), endsAt: daysAfter(NOON, -1).toISOString() }) }))
  says(/留作纪念/)
  expect(codes()).toHaveLength(0)
})

test('its picture has no code: nobody who is sent it could show it', async () => {
  const canvas = aCanvas()
  giveCanvas(canvas)
  await open(own())
  await tap('存成图片')
  await settle()
  expect(canvas.written).toContain('第 12 号')
  expect(canvas.written).toContain('上课签到请打开小程序里的听课证')
  // Ground, band and card.
  expect(canvas.rectangles()).toBe(3)
})

test.each([
  ['called off', { cancelled: '示例：老师病了' }, '这个班次取消了'],
  ['held beyond the quota', { mine: anOwnBooking() }, '这个班次没有你的听课证'],
  ['given back', { mine: anOwnBooking({ state: 'cancelled' }) }, '没有听课证'],
] as const)('of a session that was %s there is none, and it says why', async (_, session, words) => {
  await open(own({ pass: null, session: aSessionView(session) }))
  says(words)
  saysNot('存成图片')
})
