import { cleanup } from '@testing-library/react'
import { NOON } from '../../builders/time'
import { pass } from './backend'
import { tap as tapOnce } from './hand'

/** Until what a page asked is answered and drawn. */
export async function settle(): Promise<void> {
  for (const _ of ['asked', 'answered', 'drawn']) await pass(10)
}

/** A tap, with everything that follows from it. */
export async function tap(words: string | RegExp): Promise<void> {
  await tapOnce(words)
  await settle()
}

/** The tests of this file begin at noon, each with an empty screen. */
export function atNoon(): void {
  beforeEach(() => void jest.useFakeTimers({ now: NOON }))
  afterEach(() => {
    cleanup()
    jest.useRealTimers()
  })
}
