import Taro from '@tarojs/taro'
import { cleanup, render } from '@testing-library/react'
import type { ComponentType } from 'react'
import { NOON } from '../../builders/time'
import { type Answers, backendOf, pageFrame, pass } from './backend'
import { tap as tapOnce } from './hand'
import { setParams } from './taro'

/** Support for tests of a page on somebody's phone, at noon. */

/** Waits until everything is answered and drawn. */
export async function settle() {
  for (const _ of ['asked', 'answered', 'asked again', 'answered again']) await pass(10)
}

/** Opens a page of a phone whose requests are answered so. `params`: those of its address, if they differ from those that the test has set. */
export async function openPage(Page: ComponentType, answers: Answers = {}, params?: Record<string, string>) {
  const backend = backendOf(answers)
  if (params) setParams(params)
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

/** Starts each test at noon, on a phone that keeps nothing yet. Call it once in a test file. */
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
