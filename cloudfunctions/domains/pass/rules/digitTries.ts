/** A try that counts: it was wrong, or is not compared yet. */
export interface Try {
  /** Names the person, the request and its input. The same key again is the same try. */
  readonly key: string
  readonly at: Date
}

const WINDOW_MS = 60 * 60_000
/**
 * How many tries an hour a guard has, how many there are for a phone tail at one compound, and how many for it in the whole city: enough for
 * typing errors, too few for guessing.
 */
const MOST = { guard: 8, tail: 3, city: 5 } as const

export type TryDecision =
  /**
   * `at`: the time by which the digits are judged. A retry is judged by the time of its first try, else every repetition would be a new guess.
   */
  { readonly kind: 'take'; readonly tries: readonly Try[]; readonly at: Date } | { readonly kind: 'wait'; readonly until: Date }

/**
 * Takes a try if one is left; else `until` says when there is one again. With 5 tries an hour for at most 10 riders, each of whom has 2 codes
 * that hold, an attacker who never stops expects 5 × 30 s / 1 h × 10 × 2 / 10^6 = 8 × 10^-7 successes during the life of a code, with any
 * number of guards' accounts at any number of compounds. The limit of the city doesn't hold where the rider is known, so that strangers can't
 * lock anybody out at home; there the 3 tries of the compound are 5 × 10^-7. The limit for a guard keeps a single account below 10^-6 even when it moves from one widely shared tail to the
 * next (tests/model/digits.model.test.ts).
 */
export function decideTry(tries: readonly Try[], counter: keyof typeof MOST, asked: Try): TryDecision {
  const recent = tries.filter(({ at }) => asked.at.getTime() - at.getTime() < WINDOW_MS)
  const earlier = recent.find(({ key }) => key === asked.key)
  if (earlier) return { kind: 'take', tries: recent, at: earlier.at }
  const blocking = recent.at(-MOST[counter])
  if (blocking) return { kind: 'wait', until: new Date(blocking.at.getTime() + WINDOW_MS) }
  return { kind: 'take', tries: [...recent, asked], at: asked.at }
}
