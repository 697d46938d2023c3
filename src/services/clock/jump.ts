/** The phone's clocks at one moment, ms. */
export interface Reading {
  /** What the phone says that it is; somebody may set it. */
  wall: number
  /** Counts from any point and can't be set, but may stand still while the phone sleeps. Null: this phone has none. */
  steady: number | null
}

export interface Jump {
  /** How far the phone's clock was set forward (negative: back), ms. */
  by: number
  /** Whether it was exactly that much. */
  exact: boolean
}

/** Clocks that are kept right by the network are adjusted by less at a time. */
const UNNOTICED_MS = 2_000

/**
 * Whether the phone's clock was set between two readings. While the app was in sight all the time, both clocks must have gone equally far. Else
 * the phone may have slept: time that only the one clock counted says nothing then, but a clock that went back was set.
 */
export function jumpBetween(before: Reading, after: Reading, inSight: boolean): Jump | null {
  const steadyPassed = before.steady === null || after.steady === null ? null : after.steady - before.steady
  const by = after.wall - before.wall - (steadyPassed ?? 0)
  const exact = steadyPassed !== null && inSight
  return by < -UNNOTICED_MS || (exact && by > UNNOTICED_MS) ? { by, exact } : null
}
