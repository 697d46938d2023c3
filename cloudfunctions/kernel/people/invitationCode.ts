import { createHmac } from 'node:crypto'
import { blindIndex } from '../secrets/blindIndex'
import { type Keys, keys } from '../secrets/keys'

/** Crockford's base 32: no I, L, O or U, so that a code can be read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** A code for one invitation: 50 bits that only we can make, the same for the same request, so that a retry shows the same code. */
export function codeFor(actorId: string, requestId: string, { indexKey }: Keys = keys()): string {
  const bytes = createHmac('sha256', indexKey).update(`invitationCode:${actorId}:${requestId}`).digest()
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** Under which id the invitation with this code is stored. Capitals, dashes, spaces and look-alikes make no difference. */
export function invitationIdOf(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return blindIndex('invitation', plain)
}
