import { openCollection } from '../../kernel/database/collection'
import { decideTry, type Try } from './rules/tries'

type Counter = `guard:${string}` | `tail:${string}`

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

/** Who tries, and about which phone tail. */
interface Tried {
  readonly guard: string
  readonly tail: string
}

/** By when the digits are judged, or when a try is possible again. */
type Taken = { readonly at: Date } | { readonly until: Date }

/**
 * Counts a try before it is looked at, so that none is free, however many come at once: for the guard and for the tail, or for neither. The tail's
 * says by when the digits are judged.
 */
export async function takeTries({ guard, tail }: Tried, key: string, now: Date): Promise<Taken> {
  const own = await take(`guard:${guard}`, key, now)
  if ('until' in own) return own
  const taken = await take(`tail:${tail}`, key, now)
  if ('until' in taken) await forgive(`guard:${guard}`, key)
  return taken
}

/** It was right, or nobody could look at it: it doesn't count. */
export const forgiveTries = ({ guard, tail }: Tried, key: string) =>
  Promise.all([forgive(`guard:${guard}`, key), forgive(`tail:${tail}`, key)])

async function take(counter: Counter, key: string, now: Date): Promise<Taken> {
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

async function forgive(counter: Counter, key: string): Promise<void> {
  const known = await digitTries.get(counter)
  if (!known) return
  const tries = known.tries.filter((one) => one.key !== key)
  const saved = await digitTries.update(counter, { revision: known.revision }, { tries, revision: known.revision + 1 })
  if (!saved) return forgive(counter, key)
}
