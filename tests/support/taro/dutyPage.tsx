import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import DutyPage from '../../../src/packages/pass/gate/duty'
import { keptQueue } from '../../../src/packages/pass/gate/offline/keptQueue'
import { aDuty, aLogRow, aVerdict, compoundId } from '../../builders/gates'
import { aGateList, aSigningKey } from '../../builders/signedPasses'
import { minutesAfter, NOON } from '../../builders/time'
import { type Answers, backendOf, pageFrame, pass } from './backend'
import { setParams } from './taro'

/** Support for tests of the duty page on a guard's phone, at noon. */

export const key = aSigningKey()
export const later = (seconds: number) => minutesAfter(NOON, seconds / 60)

/** The server's replies unless a test gives others. */
export const usual = (): Answers => ({
  'gate.duty': () => ({ ok: true, data: aDuty({ now: new Date().toISOString() }) }),
  'gate.offlineList': () => ({ ok: true, data: aGateList(key) }),
  'gate.today': () => ({ ok: true, data: { uses: [aLogRow()], next: null } }),
  'gate.verify': () => ({ ok: true, data: aVerdict() }),
})

/** The server records every use that was sent. */
export const recording: NonNullable<Answers['gate.sync']> = ({ uses }) => ({
  ok: true,
  data: { results: uses.map(({ localId }) => ({ localId, result: 'recorded' })) },
})

/** The server does not answer. */
export const silent: Answers = {
  'gate.duty': () => null,
  'gate.offlineList': () => null,
  'gate.today': () => null,
  'gate.verify': () => null,
  'gate.sync': () => null,
}

export async function open(answers: Answers = {}) {
  const backend = backendOf({ ...usual(), ...answers })
  render(<DutyPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
  return backend
}

export async function openWithoutNetwork() {
  backendOf(silent)
  const { wrapper } = pageFrame()
  onlineManager.setOnline(false)
  render(<DutyPage />, { wrapper })
  await pass(0)
}

export const network = (on: boolean) => act(async () => onlineManager.setOnline(on))

/** Taps the last element with this text, which is in the top layer. */
export const tap = async (words: string) => {
  await act(async () => void fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement))
  await pass(0)
}

/** Sets the text that the next scan reads. */
export const scans = (text: string) =>
  jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: text } as Taro.scanCode.SuccessCallbackResult)

export const scan = async (text: string) => {
  scans(text)
  await tap('扫小哥的码')
}

export const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)
export const saysNot = (words: string | RegExp) => expect(screen.queryAllByText(words)).toEqual([])

/** Gives every test a new phone. Call it once in a test file. */
export function newPhones() {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOON })
    jest.clearAllMocks()
    setParams({ compoundId })
    for (const place of Taro.getStorageInfoSync().keys.filter((one) => one !== 'emulatorUrl')) Taro.removeStorageSync(place)
    for (const { localId } of keptQueue(compoundId).take(null)) keptQueue(compoundId).settle([], [{ localId }])
  })
  afterEach(() => {
    cleanup()
    jest.useRealTimers()
  })
}
