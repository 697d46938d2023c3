import { openCollection } from '../shared/database/collection'
import { decideTry, type Try } from './rules/tries'

export type Counter = `guard:${string}` | `tail:${string}`

/** Tries to say six digits, of one guard or about one phone tail. Wrong ones stay until their time is over. */
export interface TriesDocument {
  readonly _id: Counter
  readonly tries: readonly Try[]
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'tries'
  readonly revision: number
}

export const digitTries = openCollection<TriesDocument>({
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

/** By when the digits are judged, or when a try is possible again. */
export type Taken = { readonly at: Date } | { readonly until: Date }

/** Counts a try before it is looked at, so that none is free, however many come at once. */
export async function takeTry(counter: Counter, key: string, now: Date): Promise<Taken> {
  for (;;) {
    const known = await digitTries.get(counter)
    const decision = decideTry(known?.tries ?? [], kindOf(counter), { key, at: now })
    if (decision.kind === 'wait') return decision
    const next = { tries: decision.tries, at: now, revision: (known?.revision ?? 0) + 1 }
    const saved = known
      ? await digitTries.update(counter, { revision: known.revision }, next)
      : await digitTries.insert({ _id: counter, kind: 'tries', ...next })
    if (saved) return decision
  }
}

/** It was right, or nobody looked at it: it doesn't count. */
export async function forgiveTry(counter: Counter, key: string): Promise<void> {
  const known = await digitTries.get(counter)
  if (!known) return
  const tries = known.tries.filter((one) => one.key !== key)
  const saved = await digitTries.update(counter, { revision: known.revision }, { tries, revision: known.revision + 1 })
  if (!saved) return forgiveTry(counter, key)
}
