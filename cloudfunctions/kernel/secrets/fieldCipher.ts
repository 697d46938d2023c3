import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Keys, keys } from './keys'

/** A sensitive field as it is stored: `keyId.iv.tag.text` in base64url. The branded type keeps plain text from being stored by mistake. */
export type Sealed = string & { readonly sealed: unique symbol }

/**
 * The record and field that a sealed value belongs to. They are authenticated with it, so a value copied to another record cannot be
 * decrypted.
 */
export interface SealingContext {
  readonly collection: string
  readonly id: string
  readonly field: string
}

const contextBytes = ({ collection, id, field }: SealingContext) => Buffer.from(JSON.stringify([collection, id, field]))

/** Encrypts with AES-256-GCM under the current key and a fresh 96-bit nonce (NIST SP 800-38D). */
export function seal(plain: string, place: SealingContext, { currentKeyId, fieldKeys }: Keys = keys()): Sealed {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyNamed(currentKeyId, fieldKeys), nonce).setAAD(contextBytes(place))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [currentKeyId, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.') as Sealed
}

/**
 * Decrypts a sealed field.
 *
 * @throws when the value was changed, was copied from another record, or was sealed with a key that is missing
 */
export function unseal(sealed: Sealed, place: SealingContext, { fieldKeys }: Keys = keys()): string {
  const [keyId = '', nonce = '', tag = '', text = ''] = sealed.split('.')
  const decipher = createDecipheriv('aes-256-gcm', keyNamed(keyId, fieldKeys), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(contextBytes(place)).setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(text, 'base64url', 'utf8') + decipher.final('utf8')
}

function keyNamed(id: string, fieldKeys: Keys['fieldKeys']): Buffer {
  const key = fieldKeys.get(id)
  if (!key) throw new Error(`no field key "${id}"`)
  return key
}
