import { HOUR_MS, MINUTE_MS } from '../kernel/duration'
import type { Shop } from './shop'

/** How much a report of free charging piles is worth now. */
export type PileNews =
  | { readonly state: 'fresh' | 'old'; readonly free: number; readonly total: number; readonly minutes: number }
  | { readonly state: 'none' }

/** After this time somebody may well have taken what was free. */
const FRESH_MS = 15 * MINUTE_MS
/** After this time a report says nothing any more. */
const WORTH_MS = 2 * HOUR_MS

/** What the last report says now. Nobody knows how many are free when no report came for long: that is never the same as none. */
export function pileNewsOf({ free, total, at }: NonNullable<Shop['freePiles']>, now: Date): PileNews {
  const age = Math.max(0, now.getTime() - Date.parse(at))
  if (age >= WORTH_MS) return { state: 'none' }
  return { state: age < FRESH_MS ? 'fresh' : 'old', free, total, minutes: Math.floor(age / MINUTE_MS) }
}
