import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, render, screen } from '@testing-library/react'
import type { PassView } from '../../../contract/pass/pass'
import { passSecret } from '../../../src/packages/pass/phone/usePassSecret'
import { PASS_KEY } from '../../../src/packages/pass/usePass'
import PassPage from '../../../src/pages/pass'
import { aKeptSecret, aPassView } from '../../builders/passViews'
import { NOON } from '../../builders/time'
import { aSentRiderView } from '../../builders/views'
import { type Answers, backendOf, pageFrame, pass } from './backend'
import { tap as tapOnce } from './hand'
import { hidePage, showPage } from './taro'

/** Support for tests of the pass page on a rider's phone, at noon. */

/** Waits until everything is answered and drawn. React only draws between two turns, and a drawn page may send further requests. */
async function settle() {
  for (const _ of ['the pass', 'its secret', 'the binding', 'the code']) await pass(10)
}

export const now = () => new Date().toISOString()
export const mine = (view: Partial<PassView> = {}) => ({ pass: aPassView(view), now: now() })

/** The server's replies unless a test gives others. */
export const usual = (view: Partial<PassView> = {}): Answers => ({
  'pass.mine': () => ({ ok: true, data: mine(view) }),
  'pass.bind': () => ({ ok: true, data: { ...mine(), seed: aKeptSecret().seed, keyNo: 1 } }),
  'merchant.justRedeemed': () => ({ ok: true, data: { redemption: null, now: now() } }),
  'account.me': () => ({
    ok: true,
    data: { rider: aSentRiderView(), consents: [], workplaces: [], unread: 0, messageCredits: 0 },
  }),
})

export async function open(view: Partial<PassView> = {}, answers: Answers = {}) {
  const backend = backendOf({ ...usual(view), ...answers })
  render(<PassPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

/** Opens the page without network, where only data kept on the phone are available. */
export async function openWithoutNetwork(view: Partial<PassView> = {}) {
  backendOf({})
  const { client, wrapper } = pageFrame()
  onlineManager.setOnline(false)
  client.setQueryData(PASS_KEY, mine(view))
  render(<PassPage />, { wrapper })
  await settle()
}

/** The person leaves the page for this long and comes back. */
export async function lookAway(ms: number) {
  await act(async () => hidePage())
  await pass(ms)
  await act(async () => showPage())
  await settle()
}

export async function network(on: boolean) {
  await act(async () => onlineManager.setOnline(on))
  await settle()
}

export const tap = async (words: string) => {
  await tapOnce(words)
  await settle()
}

export const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)
export const saysNot = (words: string | RegExp) => expect(screen.queryAllByText(words)).toEqual([])

/** Gives every test a new phone that holds the secret. Call it once in a test file. */
export function newPhones() {
  beforeEach(async () => {
    jest.useFakeTimers({ now: NOON })
    jest.clearAllMocks()
    for (const place of Taro.getStorageInfoSync().keys.filter((one) => one !== 'emulatorUrl')) Taro.removeStorageSync(place)
    await passSecret.set(aKeptSecret())
  })
  afterEach(() => {
    cleanup()
    jest.useRealTimers()
  })
}
