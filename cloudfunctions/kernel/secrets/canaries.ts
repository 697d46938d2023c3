import { createHmac } from 'node:crypto'
import { openCollection } from '../database/collection'
import { findAll } from '../database/page'
import { log, traceOf } from '../log'
import { auditKeys } from './auditKeys'
import { type Keys, keys } from './keys'
import { signingKeys } from './signingKeys'

/** What a key is known by, so that another key under its name is noticed before it writes anything. */
export interface KeyCanary {
  /** The kind and the id of the key: `field-k1`, `index`, `audit-a1`, `signing-1`. */
  readonly _id: string
  readonly kind: 'key'
  /** A keyed hash that only this key gives; of a signing key the public key. */
  readonly proof: string
  /** Since when nothing is sealed with this key any more, so that it may go; null while it is needed. */
  readonly retiredAt: Date | null
}

export const keyCanaries = openCollection<KeyCanary>({
  name: 'keyCanaries',
  indexes: [
    {
      name: 'kind',
      keys: [
        ['kind', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: { keep: 'always', why: 'One small document for each key; it reveals neither keys nor people.' },
})

const proofOf = (key: Buffer) => createHmac('sha256', key).update('canary').digest('hex')
export const fieldKeyCanary = (keyId: string) => `field-${keyId}`

/** The proofs of all keys of this environment, by the names of their canaries. */
export function proofs({ fieldKeys, indexKey }: Keys = keys()): ReadonlyMap<string, string> {
  const signing = [...signingKeys().keys].map(([id, { publicKey }]) => [`signing-${id}`, publicKey] as const)
  return new Map([
    ['index', proofOf(indexKey)],
    ...[...fieldKeys].map(([id, key]) => [fieldKeyCanary(id), proofOf(key)] as const),
    ...[...auditKeys().keys].map(([id, key]) => [`audit-${id}`, proofOf(key)] as const),
    ...signing,
  ])
}

/** Keys that are needed as long as their canary isn't retired: something is sealed or proved with them. Signing keys may go by themselves. */
const isNeeded = ({ _id, retiredAt }: KeyCanary) => retiredAt === null && !_id.startsWith('signing-')

/** The names of the keys that are not those of the data: another key under a known name, or a key that is still needed and is not there. */
export async function wrongKeys(own: ReadonlyMap<string, string> = proofs()): Promise<string[]> {
  const known = await findAll(keyCanaries, 'kind', { equals: { kind: 'key' } })
  const wrong = known.filter(({ _id, ...canary }) => {
    const proof = own.get(_id)
    return proof === undefined ? isNeeded({ _id, ...canary }) : proof !== canary.proof
  })
  if (wrong.length > 0) return wrong.map(({ _id }) => _id)
  const names = new Set(known.map(({ _id }) => _id))
  for (const [_id, proof] of own) if (!names.has(_id)) await keyCanaries.insert({ _id, kind: 'key', proof, retiredAt: null })
  const current = known.find(({ _id }) => _id === fieldKeyCanary(keys().currentKeyId))
  if (current?.retiredAt) await keyCanaries.update(current._id, {}, { retiredAt: null })
  return []
}

let checked: Promise<boolean> | undefined

/**
 * Whether the keys of this environment are those of the data. It is asked once, when the function starts; only a check that failed because
 * the database didn't answer is repeated.
 */
export function keysHold(): Promise<boolean> {
  checked ??= check().catch((error: unknown) => {
    checked = undefined
    log({ level: 'error', action: 'kernel.keys', requestId: 'start', code: 'KEYS_UNCHECKED', ms: 0, trace: traceOf(error) })
    return false
  })
  return checked
}

async function check(): Promise<boolean> {
  const wrong = await wrongKeys()
  if (wrong.length > 0) log({ level: 'error', action: 'kernel.keys', requestId: wrong.join(), code: 'KEY_WRONG', ms: 0 })
  return wrong.length === 0
}
