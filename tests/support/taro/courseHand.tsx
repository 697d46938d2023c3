import Taro from '@tarojs/taro'
import { cleanup, render } from '@testing-library/react'
import type { ComponentType } from 'react'
import { ownCourses, shownCourse } from '../../builders/courseViews'
import { NOON } from '../../builders/time'
import { type Answers, backendOf, pageFrame, pass } from './backend'
import { tap as tapOnce } from './hand'
import { setParams } from './taro'

/** Support for tests of course pages on a rider's phone, at noon. */

async function settle() {
  for (const _ of ['asked', 'answered', 'asked again', 'answered again']) await pass(10)
}

const usual: Answers = {
  'account.me': () => ({ ok: true, data: { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 1 } }),
  'course.show': () => ({ ok: true, data: shownCourse() }),
  'course.mine': () => ({ ok: true, data: ownCourses() }),
  'contest.mine': () => ({ ok: true, data: { categories: [], now: NOON.toISOString() } }),
}

export async function openCoursePage(Page: ComponentType, answers: Answers = {}, params: Record<string, string> = {}) {
  const backend = backendOf({ ...usual, ...answers })
  setParams(params)
  render(<Page />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

export const tap = async (words: string | RegExp) => {
  await tapOnce(words)
  await settle()
}

/** Lets time pass on the open page. */
export async function wait(ms: number) {
  await pass(ms)
  await settle()
}

/** The addresses of the pages that were opened from this page. */
export const went = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

/** Starts each test at noon. Call it once in a test file. */
export function atNoon() {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOON })
    jest.clearAllMocks()
    for (const place of Taro.getStorageInfoSync().keys.filter((one) => one !== 'emulatorUrl')) Taro.removeStorageSync(place)
  })
  afterEach(() => {
    cleanup()
    jest.useRealTimers()
  })
}
