import { cleanup } from '@testing-library/react'
import { NOON } from '../../builders/time'
import { pass } from './backend'
import { tap as tapOnce } from './hand'

/** Waits until the page's requests are answered and the page is drawn. */
export async function settle(): Promise<void> {
  for (const _ of ['asked', 'answered', 'drawn']) await pass(10)
}

/** Taps an element and waits for the result. */
export async function tap(words: string | RegExp): Promise<void> {
  await tapOnce(words)
  await settle()
}

/** Starts each test of this file at noon with an empty screen. */
export function atNoon(): void {
  beforeEach(() => void jest.useFakeTimers({ now: NOON }))
  afterEach(() => {
    cleanup()
    jest.useRealTimers()
  })
}
