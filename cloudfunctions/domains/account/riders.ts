import type { RiderId } from '../../../contract/account/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import type { Sealed } from '../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../kernel/secrets/sealedField'
import { nothingFilledIn, type RiderDocument, riderIdOf } from './riderDocument'

export const riders = openCollection<RiderDocument>({
  name: 'riders',
  typed: ['realName', 'phone'],
  sealed: [{ path: 'realName' }, { path: 'idNumber' }, { path: 'phone' }],
  indexes: [
    {
      name: 'station',
      keys: [
        ['stationId', 1],
        ['status', 1],
        ['since', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'stationNewest',
      keys: [
        ['stationId', 1],
        ['status', 1],
        ['since', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'status',
      keys: [
        ['status', 1],
        ['since', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [
      { days: 90, index: 'status', equals: { status: 'draft' } },
      { days: 180, index: 'status', equals: { status: 'returned' } },
      { days: 180, index: 'status', equals: { status: 'removed' } },
    ],
    why: 'Drafts and registrations that nobody went on with. Others stay until the rider withdraws.',
  },
})

const emptyDraft = (personId: PersonId, now: Date): RiderDocument => ({
  ...unchanged,
  ...nothingFilledIn,
  // A person who registers anew after an erasure gets the same id. Revisions begin at the time, so that they go on growing and a decision
  // on the earlier registration does not hold for the new one.
  revision: now.getTime(),
  _id: riderIdOf(personId),
  personId,
  status: 'draft',
  since: now,
  contested: false,
})

/** The person's registration; an empty draft is stored when there is none. */
export const ensureRider = (personId: PersonId, now: Date): Promise<RiderDocument> =>
  ensureDocument(riders, riderIdOf(personId), () => emptyDraft(personId, now))

type Secret = 'realName' | 'idNumber' | 'phone'

export const sealFor = (riderId: RiderId, field: Secret, plain: string): Sealed => sealField(riders, field, riderId, plain)

/** A sealed field of the rider in the clear, null when it was never given. Mask it before it leaves the function. */
export function openSecret(rider: RiderDocument, field: Secret): string | null {
  const sealed = rider[field]
  return sealed === null ? null : unsealField(riders, field, rider._id, sealed)
}
