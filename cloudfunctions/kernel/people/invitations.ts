import { createHmac } from 'node:crypto'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Grant } from '../../../contract/kernel/roles'
import { openCollection } from '../database/collection'
import { type Changeable, outboxIndex, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import { blindIndex } from '../secrets/blindIndex'
import { type Keys, keys } from '../secrets/keys'

/** A code that gives one person one role. Its `_id` is the code's blind index: who reads the database can't use it. */
export interface InvitationDocument extends Changeable {
  readonly grant: Grant
  /** How the property manager calls a guard; null where nobody does. */
  readonly label: string | null
  readonly expiresAt: Date
  /** Fixed for the retention index. */
  readonly kind: 'invitation'
  readonly usedBy: PersonId | null
}

export const invitations = openCollection<InvitationDocument>({
  name: 'invitations',
  indexes: [
    {
      name: 'expiresAt',
      keys: [
        ['kind', 1],
        ['expiresAt', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 30, index: 'expiresAt', equals: { kind: 'invitation' } }],
    why: 'Long dead; who was invited is in the audit trail.',
  },
})

/** How long a code can be used. */
const LIFETIME_MS = 72 * 3_600_000

/** The invitation under this id; a new one for this role is made when there is none. */
export const ensureInvitation = (id: string, grant: Grant, now: Date, label: string | null = null): Promise<InvitationDocument> =>
  ensureDocument(invitations, id, () => ({
    ...unchanged,
    _id: id,
    grant,
    label,
    kind: 'invitation',
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
    usedBy: null,
  }))

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
