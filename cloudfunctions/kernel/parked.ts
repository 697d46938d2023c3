import { createHash } from 'node:crypto'
import type { ParkedId } from '../../contract/kernel/parked'
import { openCollection } from './database/collection'
import { type Changeable, outboxIndex, type StoredEffect, unchanged } from './database/decision'
import type { NewEffect } from './effect'
import { sealField, unsealField } from './secrets/sealedField'
import { personalIn } from './storedEffect'

/** An effect that failed too often (a dead letter). Staff see it and resume it once the cause is fixed. */
export interface ParkedEffect extends Changeable {
  readonly _id: ParkedId
  readonly state: 'parked' | 'resumed'
  /** When it was parked, then when it was resumed. */
  readonly since: Date
  /** Collection and id of the document that the effect came from. */
  readonly subject: string
  readonly effect: StoredEffect
  /** The code of the last error, without its message, which may quote data. */
  readonly code: string
}

export const parkedEffects = openCollection<ParkedEffect>({
  name: 'parkedEffects',
  sealed: [{ path: 'effect.sealed' }],
  indexes: [
    {
      name: 'newest',
      keys: [
        ['state', 1],
        ['since', -1],
        ['_id', -1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ index: 'newest', equals: { state: 'resumed' }, days: 30 }],
    why: 'An effect must not be lost before staff have resumed it; afterwards the audit trail keeps who did.',
  },
})

interface Parking {
  readonly subject: string
  readonly effectId: string
  readonly effect: StoredEffect
  readonly error: unknown
  readonly now: Date
}

/** Stores a failed effect for staff, once. */
export async function park({ subject, effectId, effect, error, now }: Parking): Promise<ParkedId> {
  const digest = createHash('sha256').update(`${subject}:${effectId}`).digest('hex').slice(0, 32)
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'ERROR'
  const _id = `prk_${digest}` as ParkedId
  const sealed = effect.sealed && { sealed: sealField(parkedEffects, 'effect.sealed', _id, personalIn(effectId, effect.sealed)) }
  await parkedEffects.insert({ ...unchanged, _id, state: 'parked', since: now, subject, effect: { ...effect, ...sealed }, code })
  return _id
}

/** The effect anew, for the job to run. */
export function resumed({ _id, effect: { kind, version, payload, sealed } }: ParkedEffect): NewEffect {
  if (sealed === undefined) return { kind, version, payload, later: true }
  const personal: object = JSON.parse(unsealField(parkedEffects, 'effect.sealed', _id, sealed))
  return { kind, version, payload: { ...Object(payload), ...personal }, later: true, personal: Object.keys(personal) }
}
