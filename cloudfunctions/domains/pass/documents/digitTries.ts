import { openCollection } from '../../../kernel/database/collection'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { decideTry, type Try } from '../rules/digitTries'

type Kind = Parameters<typeof decideTry>[1]
type Counter = `${Kind}:${string}`

/**
 * How often six digits were tried: by one guard, for one phone tail (the last four digits of a number) at one compound, or for it in the whole
 * city. Wrong tries stay for an hour.
 */
export interface DigitTries {
  readonly _id: Counter
  readonly tries: readonly Try[]
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'tries'
  readonly revision: number
}

export const digitTries = openCollection<DigitTries>({
  name: 'digitTries',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
  ],
  retention: { keep: 'days', rules: [{ days: 1, index: 'age', equals: { kind: 'tries' } }], why: 'A try counts for an hour.' },
})

/** The guard who tries, the phone tail that the digits are tried for, and the compound where that is. */
interface Tried {
  readonly guard: string
  readonly tail: string
  readonly compound?: string
}

/** `at`: the time by which the digits are judged. `until`: there is no try left before then. */
type Counted = { readonly at: Date } | { readonly until: Date }

const guardCounter = ({ guard }: Tried): Counter => `guard:${guard}`
const tailCounter = ({ tail, compound = '' }: Tried): Counter => `tail:${tail}:${compound}`
const cityCounter = ({ tail }: Tried): Counter => `city:${tail}`

/**
 * Counts a try before the digits are compared, so that none is free, however many come at once. It counts for the guard and for the tail, or,
 * when one of them has no try left, for nobody. The time of the tail's try is the one by which the digits are judged.
 *
 * @param key names the try, so that a retry counts once
 * @param isAtHome whether a rider with this tail is known at the compound. It is asked when the city has no try left.
 */
export async function countTry(
  tried: Tried,
  key: string,
  now: Date,
  isAtHome: () => Promise<boolean> = async () => false,
): Promise<Counted> {
  const own = await count(guardCounter(tried), key, now)
  if ('until' in own) return own
  const counted = await count(tailCounter(tried), key, now)
  if ('until' in counted) {
    await uncount(guardCounter(tried), key)
    return counted
  }
  const inCity = await count(cityCounter(tried), key, now)
  if (!('until' in inCity) || (await isAtHome())) return counted
  await uncountTry(tried, key)
  return inCity
}

/** Takes a try back that was right. */
export const uncountTry = (tried: Tried, key: string) =>
  Promise.all([guardCounter(tried), tailCounter(tried), cityCounter(tried)].map((counter) => uncount(counter, key)))

const kindOf = (counter: Counter) => counter.slice(0, counter.indexOf(':')) as Kind

function count(counter: Counter, key: string, now: Date): Promise<Counted> {
  return retryOnConflict(async () => {
    const known = await digitTries.get(counter)
    const decision = decideTry(known?.tries ?? [], kindOf(counter), { key, at: now })
    if (decision.kind === 'wait') return decision
    const next = { tries: decision.tries, at: now, revision: (known?.revision ?? 0) + 1 }
    const saved = known
      ? await digitTries.update(counter, { revision: known.revision }, next)
      : await digitTries.insert({ _id: counter, kind: 'tries', ...next })
    return saved ? decision : LOST
  })
}

function uncount(counter: Counter, key: string): Promise<void> {
  return retryOnConflict(async () => {
    const known = await digitTries.get(counter)
    if (!known) return
    const tries = known.tries.filter((one) => one.key !== key)
    const saved = await digitTries.update(counter, { revision: known.revision }, { tries, revision: known.revision + 1 })
    return saved ? undefined : LOST
  })
}
