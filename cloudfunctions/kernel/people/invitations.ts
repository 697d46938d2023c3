import { createHmac } from 'node:crypto'
import { BASE32_ALPHABET } from '../../../contract/kernel/base32'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Grant } from '../../../contract/kernel/roles'
import { openCollection } from '../database/collection'
import { type Changeable, outboxIndex, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import { blindIndex } from '../secrets/blindIndex'
import type { Sealed } from '../secrets/fieldCipher'
import { type Keys, keys } from '../secrets/keys'
import { sealField, unsealField } from '../secrets/sealedField'

/**
 * A code that gives one person one role. The `_id` is the blind index of the code, so a person with access to the database cannot use it.
 */
export interface InvitationDocument extends Changeable {
  readonly grant: Grant
  /** The name that the property manager gave a guard; null for other roles. */
  readonly label: Sealed | null
  /** `operator`: the command `npm run first-staff`. */
  readonly invitedBy: PersonId | 'operator'
  readonly expiresAt: Date
  /** Fixed for the retention index. */
  readonly kind: 'invitation'
  readonly usedBy: PersonId | null
}

export const invitations = openCollection<InvitationDocument>({
  name: 'invitations',
  typed: ['label'],
  sealed: [{ path: 'label' }],
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
    why: 'Expired long ago; the audit trail keeps who was invited.',
  },
})

/** How long a code can be used. */
const LIFETIME_MS = 72 * 3_600_000

type Offered = Pick<InvitationDocument, 'grant' | 'invitedBy'> & { readonly label?: string }

/** The invitation with this id, created for this role if it does not exist. */
export const ensureInvitation = (id: string, { grant, invitedBy, label }: Offered, now: Date): Promise<InvitationDocument> =>
  ensureDocument(invitations, id, () => ({
    ...unchanged,
    _id: id,
    grant,
    label: label === undefined ? null : sealField(invitations, 'label', id, label),
    invitedBy,
    kind: 'invitation',
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
    usedBy: null,
  }))

/** The name that the property manager gave a guard, in the clear; null for other roles. */
export const labelIn = ({ _id, label }: InvitationDocument) => label && unsealField(invitations, 'label', _id, label)

const LENGTH = 10

/**
 * The code of an invitation: 50 bits that can only be computed with our key. The same request yields the same code, so a retry shows it
 * again.
 */
export function codeFor(actorId: string, requestId: string, { indexKey }: Keys = keys()): string {
  const bytes = createHmac('sha256', indexKey).update(`invitationCode:${actorId}:${requestId}`).digest()
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => BASE32_ALPHABET.charAt(byte % BASE32_ALPHABET.length)).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** The id of the invitation with this code. Capitals, dashes, spaces and look-alike characters make no difference. */
export function invitationIdOf(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return blindIndex('invitation', plain)
}
