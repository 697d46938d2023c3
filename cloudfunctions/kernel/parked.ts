import { createHash } from 'node:crypto'
import type { PersonId } from '../../contract/kernel/ids'
import type { ParkedId } from '../../contract/kernel/parked'
import { openCollection } from './database/collection'
import { type Changeable, outboxIndex, type StoredEffect, unchanged } from './database/decision'
import { findFirst, untilNone } from './database/page'
import type { NewEffect } from './effect'
import { deleteStoredFile } from './effects'
import { deleteFile } from './files'
import { notify } from './inbox/effects'
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
  /** The beginning of the ids of the person whom it would tell, or whose file it would delete; null: it says of nobody more than an id. */
  readonly about?: string | null
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
    {
      name: 'about',
      keys: [
        ['about', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ index: 'newest', equals: { state: 'resumed' }, days: 30 }],
    why: 'An effect must not be lost before staff have resumed it; afterwards the audit trail keeps who did. What tells a person or names a file of theirs goes with the registration.',
  },
})

/** All ids that lead to one person begin alike behind their prefix. */
const pseudonymOf = (id: string) => id.slice('per_'.length).slice(0, 20)

function aboutWhom({ kind, payload }: StoredEffect): string | null {
  const fields = new Map(Object.entries(Object(payload)))
  if (kind === notify.kind) return pseudonymOf(String(fields.get('personId')))
  const owner = kind === deleteStoredFile.kind ? /\/([a-z]{3}_[0-9a-f]{20})/.exec(String(fields.get('fileId'))) : null
  return owner?.[1] ? pseudonymOf(owner[1]) : null
}

/** An erased person is told nothing any more, and what was to be deleted of theirs is deleted now. */
export const forgetParked = (personId: PersonId): Promise<void> =>
  untilNone(
    () => findFirst(parkedEffects, 'about', { equals: { about: pseudonymOf(personId) }, most: 100 }),
    async ({ _id, effect }) => {
      const fileId = effect.kind === deleteStoredFile.kind ? new Map(Object.entries(Object(effect.payload))).get('fileId') : null
      if (typeof fileId === 'string') await deleteFile(fileId)
      return parkedEffects.remove(_id)
    },
  )

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
  await parkedEffects.insert({
    ...unchanged,
    _id,
    state: 'parked',
    since: now,
    subject,
    effect: { ...effect, ...sealed },
    about: aboutWhom(effect),
    code,
  })
  return _id
}

/** The effect anew, for the job to run. */
export function resumed({ _id, effect: { kind, version, payload, sealed } }: ParkedEffect): NewEffect {
  if (sealed === undefined) return { kind, version, payload, later: true }
  const personal: object = JSON.parse(unsealField(parkedEffects, 'effect.sealed', _id, sealed))
  return { kind, version, payload: { ...Object(payload), ...personal }, later: true, personal: Object.keys(personal) }
}
