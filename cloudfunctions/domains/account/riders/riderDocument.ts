import type { RiderId, StationId } from '../../../../contract/account/ids'
import type { RemovedFor, ReturnReason, RiderStatus, WorkKind } from '../../../../contract/account/rider'
import type { PersonId } from '../../../../contract/kernel/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { riderIdOf } from './ids'
import { nothingFilledIn } from './nothingFilledIn'

/** A registration, from the first field of the draft to its end. `erasing`: withdrawn, nothing personal left in it, about to go. */
export interface RiderDocument extends Changeable {
  readonly _id: RiderId
  readonly personId: PersonId
  readonly status: RiderStatus | 'erasing'
  /** Since when it has this status. */
  readonly since: Date
  readonly realName: string | null
  readonly idNumber: Sealed | null
  /** The identity number's blind index. */
  readonly identity: string | null
  /** Another rider holds this identity number: staff must decide. */
  readonly contested: boolean
  readonly phone: Sealed | null
  readonly workKind: WorkKind | null
  readonly stationId: StationId | null
  /** The checked portrait, outside `incoming/`. */
  readonly photo: string | null
  /** Every portrait that was stored for it, noted before it was: what a crash left unused goes with the next one, or at the end. */
  readonly stored: readonly string[]
  readonly steps: readonly Step[]
}

export interface Step {
  readonly step: 'registered' | 'vouched' | 'returned' | 'verified' | 'removed'
  readonly at: Date
  readonly reasons?: readonly (ReturnReason | RemovedFor)[]
}

export const riders = openCollection<RiderDocument>({
  name: 'riders',
  indexes: [
    {
      name: 'station',
      keys: [
        ['stationId', 1],
        ['status', 1],
        ['since', 1],
      ],
    },
    {
      name: 'stationNewest',
      keys: [
        ['stationId', 1],
        ['status', 1],
        ['since', -1],
      ],
    },
    {
      name: 'status',
      keys: [
        ['status', 1],
        ['since', 1],
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
  // Goes on growing over an erasure: a decision on what was seen before must not hold for who registers anew under the same id.
  revision: now.getTime(),
  _id: riderIdOf(personId),
  personId,
  status: 'draft',
  since: now,
  contested: false,
})

/** The person's registration; an empty draft is made when there is none. */
export const ensureRider = (personId: PersonId, now: Date): Promise<RiderDocument> =>
  ensureDocument(riders, riderIdOf(personId), () => emptyDraft(personId, now))
