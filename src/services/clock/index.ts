import { focusManager } from '@tanstack/react-query'
import { readStored, writeStored } from '../phoneStorage'
import { createClock, type Known } from './clock'

/** A browser has it, WeChat's engines not everywhere: without it only a clock that was set back is noticed. */
const steady = () => (typeof performance === 'object' && typeof performance.now === 'function' ? performance.now() : null)

const clock = createClock(
  () => ({ wall: Date.now(), steady: steady() }),
  (known) => void writeStored('clock', known),
)

/** The server's time: the phone's own, corrected by what was last learned. Use it wherever a wrong clock would do harm. */
export const serverNow = (): Date => clock.now()

/** The server's time at a moment of the phone's clock, ms since 1970. */
export const serverTimeOf = (phoneTime: number): Date => new Date(phoneTime + clock.now().getTime() - Date.now())

/** What the phone's clock, as it is set now, said at a moment of the server's time. */
export const phoneTimeOf = (serverTime: number): number => serverTime - (clock.now().getTime() - Date.now())

/** When the server's time was last learned, and whether it can be relied on. */
export const clockState = () => clock.state()

/** Learns from a reply that carries the server's time. `sentAt`, `receivedAt`: `Date.now()` before the question and after the reply. */
export const learnTime = (serverInstant: string, sentAt: number, receivedAt: number): void =>
  clock.learnTime(serverInstant, sentAt, receivedAt)

const isKnown = (value: Known | string | null): value is Known =>
  typeof value === 'object' && value !== null && [value.offset, value.trip, value.at].every(Number.isFinite)

/** Runs once at the app's launch. */
export function startClock() {
  const kept = readStored<Known | string>('clock')
  if (isKnown(kept)) clock.restore(kept)
  focusManager.subscribe((focused) => clock.show(focused))
}
