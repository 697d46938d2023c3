import type { PersonId } from '../../../contract/kernel/ids'
import type { Grant } from '../../../contract/kernel/roles'
import { openCollection } from '../database/collection'
import { type Changeable, pendingIndex, unchanged } from '../database/decision'

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
    pendingIndex,
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
export async function ensureInvitation(id: string, grant: Grant, now: Date, label: string | null = null): Promise<InvitationDocument> {
  const existing = await invitations.get(id)
  if (existing) return existing
  const expiresAt = new Date(now.getTime() + LIFETIME_MS)
  const fresh: InvitationDocument = { ...unchanged, _id: id, grant, label, kind: 'invitation', expiresAt, usedBy: null }
  return (await invitations.insert(fresh)) ? fresh : ensureInvitation(id, grant, now, label)
}
