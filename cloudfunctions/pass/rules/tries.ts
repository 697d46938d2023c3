/** A try that may still turn out wrong. */
export interface Try {
  readonly requestId: string
  readonly at: Date
}

const WINDOW_MS = 30 * 60_000
/** Wrong tries in 30 minutes, for a guard and for a phone tail: so many that the tired find the right digits, too few to guess them. */
const MOST = { guard: 10, tail: 3 } as const

/**
 * Is there a try left? `until`: when there will be one again. With 3 tries in 30 minutes on at most 10 riders, of whom each has 2 codes that hold, an
 * attacker who never stops expects 3 × 30 s / 30 min × 10 × 2 / 10^6 = 10^-6 successes in the life of a code.
 */
export function decideTry(
  tries: readonly Try[],
  counter: keyof typeof MOST,
  asked: Try,
): { kind: 'take'; tries: readonly Try[] } | { kind: 'wait'; until: Date } {
  const recent = tries.filter(({ at }) => asked.at.getTime() - at.getTime() < WINDOW_MS)
  if (recent.some(({ requestId }) => requestId === asked.requestId)) return { kind: 'take', tries: recent }
  const blocking = recent.at(-MOST[counter])
  if (blocking) return { kind: 'wait', until: new Date(blocking.at.getTime() + WINDOW_MS) }
  return { kind: 'take', tries: [...recent, asked] }
}
