import { openCollection } from '../../../kernel/database/collection'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { decideTry, type Try } from '../rules/digitTries'

type Counter = `guard:${string}` | `tail:${string}`

/** How often six digits were tried, by one guard or for one phone tail (the last four digits of a number). Wrong tries stay for an hour. */
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

const kindOf = (counter: Counter) => (counter.startsWith('guard:') ? 'guard' : 'tail')

/** The guard who tries, and the phone tail that the digits are tried for. */
interface Tried {
  readonly guard: string
  readonly tail: string
}

/** `at`: the time by which the digits are judged. `until`: there is no try left before then. */
type Counted = { readonly at: Date } | { readonly until: Date }

/**
 * Counts a try before the digits are compared, so that none is free, however many come at once. It counts for the guard and for the tail, or,
 * when one of the two has no try left, for neither. The time of the tail's try is the one by which the digits are judged.
 *
 * @param key names the try, so that a retry counts once
 */
export async function countTry({ guard, tail }: Tried, key: string, now: Date): Promise<Counted> {
  const own = await count(`guard:${guard}`, key, now)
  if ('until' in own) return own
  const counted = await count(`tail:${tail}`, key, now)
  if ('until' in counted) await uncount(`guard:${guard}`, key)
  return counted
}

/** Takes a try back that was right, or that could not be judged. */
export const uncountTry = ({ guard, tail }: Tried, key: string) =>
  Promise.all([uncount(`guard:${guard}`, key), uncount(`tail:${tail}`, key)])

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
