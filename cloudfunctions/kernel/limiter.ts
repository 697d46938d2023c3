import type { Action } from '../../contract/kernel/action'
import type { Limit } from '../../contract/kernel/limit'
import type { Refusal } from '../../contract/kernel/refusal'
import { openCollection } from './database/collection'
import type { WriteRequest } from './request'
import { LOST, retryOnConflict } from './retry'
import { blindIndex } from './secrets/blindIndex'

/** What one person has left of one limit. It is named by a blind index, so that it says nothing about whom it belongs to. */
export interface LimitBucket {
  readonly _id: string
  readonly kind: 'bucket'
  readonly revision: number
  /** How often the person could ask at `at`; a fraction while the bucket fills up. */
  readonly left: number
  readonly at: Date
  /** When the bucket is full again and the document says nothing any more. */
  readonly fullAt: Date
  /** The last writes that were counted, as `requestId:fingerprint`. A retry of one of them is not counted again. */
  readonly counted: readonly string[]
}

export const limitBuckets = openCollection<LimitBucket>({
  name: 'limitBuckets',
  indexes: [
    {
      name: 'fullAt',
      keys: [
        ['kind', 1],
        ['fullAt', 1],
      ],
    },
  ],
  retention: { keep: 'days', rules: [{ hours: 1, index: 'fullAt', equals: { kind: 'bucket' } }], why: 'A full bucket limits nothing.' },
})

const REMEMBERED = 10

type Counted = Pick<LimitBucket, 'left' | 'at' | 'fullAt' | 'counted'>

/** Takes one from the bucket for this write; null: for a read. `retryAt`: it is empty until then. */
export function take(bucket: Counted | null, { times, minutes }: Limit, write: string | null, now: Date): Counted | { retryAt: Date } {
  const fillMs = (minutes * 60_000) / times
  const earlier = bucket ?? { left: times, at: now, counted: [] }
  const passed = Math.max(now.getTime() - earlier.at.getTime(), 0)
  const left = Math.min(earlier.left + passed / fillMs, times) - 1
  if (left < 0) return { retryAt: new Date(now.getTime() - left * fillMs) }
  const fullAt = new Date(now.getTime() + (times - left) * fillMs)
  return { left, at: now, fullAt, counted: [...earlier.counted, ...(write === null ? [] : [write])].slice(-REMEMBERED) }
}

type Asked = Pick<Action, 'name' | 'limit' | 'writes'>

/**
 * Counts a request of this person; the refusal when the limit of the action is reached. The same question under the same requestId is a retry and
 * not counted again; another question under it is refused and counts for nothing. A read shows the data anew each time, so each one counts.
 */
export async function countRequest(
  { name, limit, writes }: Asked,
  { actorId: personId, requestId, fingerprint, now }: WriteRequest,
): Promise<Refusal<'TOO_MANY' | 'REQUEST_REUSED'> | null> {
  if (!limit) return null
  const _id = blindIndex('limit', `${limit.family ?? name}:${personId}`)
  const write = writes ? `${requestId}:${fingerprint}` : null
  return retryOnConflict(async () => {
    const bucket = await limitBuckets.get(_id)
    const earlier = write !== null && bucket?.counted.find((one) => one.startsWith(`${requestId}:`))
    if (earlier) return earlier === write ? null : { code: 'REQUEST_REUSED', details: {} }
    const taken = take(bucket, limit, write, now)
    if ('retryAt' in taken) return { code: 'TOO_MANY', details: { limit: limit.times, retryAt: taken.retryAt.toISOString() } }
    const revision = (bucket?.revision ?? 0) + 1
    const isSaved = bucket
      ? await limitBuckets.update(_id, { revision: bucket.revision }, { ...taken, revision })
      : await limitBuckets.insert({ _id, kind: 'bucket', revision, ...taken })
    return isSaved ? null : LOST
  })
}
