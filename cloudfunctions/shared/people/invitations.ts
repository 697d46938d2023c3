import type { PersonId } from '../../../contract/ids'
import type { Grant } from '../../../contract/staff'
import { type Changeable, pendingIndex } from '../database/change'
import { openCollection } from '../database/collection'

/** A code that gives one person one role. Its `_id` is the code's blind index: who reads the database can't use it. */
export interface InvitationDocument extends Changeable {
  readonly grant: Grant
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
    days: 30,
    index: 'expiresAt',
    equals: { kind: 'invitation' },
    why: 'Long dead; who was invited is in the audit trail.',
  },
})
