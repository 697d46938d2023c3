import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Keys, keys } from './keys'

/** A sensitive field as it is stored: `keyId.iv.tag.text` in base64url. The branded type keeps plain text from being stored by mistake. */
export type Sealed = string & { readonly sealed: unique symbol }

/** The record and the field to which a sealed value belongs. It is authenticated with the value, so a copy in another record doesn't open. */
export interface SealingContext {
  readonly collection: string
  readonly id: string
  readonly field: string
}

const contextBytes = ({ collection, id, field }: SealingContext) => Buffer.from(JSON.stringify([collection, id, field]))

/**
 * Encrypts with AES-256-GCM under the current key and a fresh 96-bit nonce (NIST SP 800-38D).
 *
 * @param nonce of its own for every other text and context
 */
export function seal(
  plain: string,
  context: SealingContext,
  { currentKeyId, fieldKeys }: Keys = keys(),
  nonce: Uint8Array = randomBytes(12),
): Sealed {
  const cipher = createCipheriv('aes-256-gcm', keyNamed(currentKeyId, fieldKeys), nonce).setAAD(contextBytes(context))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [currentKeyId, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.') as Sealed
}

/** @throws when the value was changed, moved from another record, or sealed with a key that isn't here. */
export function unseal(sealed: Sealed, context: SealingContext, { fieldKeys }: Keys = keys()): string {
  const [keyId = '', nonce = '', tag = '', text = ''] = sealed.split('.')
  const decipher = createDecipheriv('aes-256-gcm', keyNamed(keyId, fieldKeys), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(contextBytes(context)).setAuthTag(Buffer.from(tag, 'base64url'))
  return decipher.update(text, 'base64url', 'utf8') + decipher.final('utf8')
}

/** The id of the key with which a field was sealed. */
export const keyIdOf = (sealed: Sealed): string => sealed.split('.')[0] ?? ''

function keyNamed(id: string, fieldKeys: Keys['fieldKeys']): Buffer {
  const key = fieldKeys.get(id)
  if (!key) throw new Error(`no field key "${id}"`)
  return key
}
