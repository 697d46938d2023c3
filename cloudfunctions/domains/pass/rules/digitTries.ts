/** A try that may still turn out wrong. */
export interface Try {
  /** Who tried what, by which request: the same again is the same try. */
  readonly key: string
  readonly at: Date
}

const WINDOW_MS = 60 * 60_000
/** Wrong tries in an hour, for a guard and for a phone tail: so many that the tired find the right digits, too few to guess them. */
const MOST = { guard: 8, tail: 3 } as const

export type TryDecision =
  /** `at`: by when the digits are judged. A try that comes again is judged as it was the first time, else each repetition would be a new guess. */
  { readonly kind: 'take'; readonly tries: readonly Try[]; readonly at: Date } | { readonly kind: 'wait'; readonly until: Date }

/**
 * Is there a try left? `until`: when there will be one again. With 3 tries in an hour on at most 10 riders, of whom each has 2 codes that hold, an
 * attacker who never stops expects 3 × 30 s / 1 h × 10 × 2 / 10^6 = 5 × 10^-7 successes in the life of a code, with however many guards' accounts.
 * The limit of a guard keeps one account below 10^-6, too, when it moves on to the tails that most riders share (tests/model/digits.model.test.ts).
 */
export function decideTry(tries: readonly Try[], counter: keyof typeof MOST, asked: Try): TryDecision {
  const recent = tries.filter(({ at }) => asked.at.getTime() - at.getTime() < WINDOW_MS)
  const earlier = recent.find(({ key }) => key === asked.key)
  if (earlier) return { kind: 'take', tries: recent, at: earlier.at }
  const blocking = recent.at(-MOST[counter])
  if (blocking) return { kind: 'wait', until: new Date(blocking.at.getTime() + WINDOW_MS) }
  return { kind: 'take', tries: [...recent, asked], at: asked.at }
}
