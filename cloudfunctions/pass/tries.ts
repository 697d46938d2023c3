import { openCollection } from '../shared/database/collection'
import type { WriteRequest } from '../shared/request'
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
  retention: { keep: 'days', rules: [{ days: 1, index: 'age', equals: { kind: 'tries' } }], why: 'A try counts for 30 minutes.' },
})

const kindOf = (counter: Counter) => (counter.startsWith('guard:') ? 'guard' : 'tail')

/** Counts a try before it is looked at, so that none is free, however many come at once. Null: taken; else when one is possible again. */
export async function takeTry(counter: Counter, { requestId }: Pick<WriteRequest, 'requestId'>, now: Date): Promise<Date | null> {
  for (;;) {
    const known = await digitTries.get(counter)
    const decision = decideTry(known?.tries ?? [], kindOf(counter), { requestId, at: now })
    if (decision.kind === 'wait') return decision.until
    const next = { tries: decision.tries, at: now, revision: (known?.revision ?? 0) + 1 }
    const saved = known
      ? await digitTries.update(counter, { revision: known.revision }, next)
      : await digitTries.insert({ _id: counter, kind: 'tries', ...next })
    if (saved) return null
  }
}

/** It was right: it doesn't count. */
export async function forgiveTry(counter: Counter, request: Pick<WriteRequest, 'requestId'>): Promise<void> {
  const known = await digitTries.get(counter)
  if (!known) return
  const tries = known.tries.filter(({ requestId }) => requestId !== request.requestId)
  const saved = await digitTries.update(counter, { revision: known.revision }, { tries, revision: known.revision + 1 })
  if (!saved) return forgiveTry(counter, request)
}
