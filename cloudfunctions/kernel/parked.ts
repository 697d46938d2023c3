import { openCollection } from './database/collection'
import type { StoredEffect } from './database/decision'

/** An effect that failed too often (a dead letter). Staff see it, and resume it when its cause is mended. */
export interface ParkedEffect {
  /** Collection, document and effect in one, so that it is parked once. */
  readonly _id: string
  readonly collection: string
  readonly documentId: string
  readonly effectId: string
  readonly effect: StoredEffect
  /** The code of the last error, never its message, which may quote data. */
  readonly code: string
  readonly parkedAt: Date
  /** Fixed for the index. */
  readonly kind: 'parked'
}

export const parkedEffects = openCollection<ParkedEffect>({
  name: 'parkedEffects',
  indexes: [
    {
      name: 'newest',
      keys: [
        ['kind', 1],
        ['parkedAt', -1],
        ['_id', -1],
      ],
    },
  ],
  retention: { keep: 'always', why: 'Until staff have resumed it: something is owed to somebody.' },
})

interface Parking {
  readonly collection: string
  readonly documentId: string
  readonly effectId: string
  readonly effect: StoredEffect
  readonly error: unknown
  readonly now: Date
}

/** Puts an effect where people see it, once. */
export async function park({ collection, documentId, effectId, effect, error, now }: Parking): Promise<void> {
  const _id = `${collection}:${documentId}:${effectId}`
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'ERROR'
  await parkedEffects.insert({ _id, collection, documentId, effectId, effect, code, parkedAt: now, kind: 'parked' })
}
