import type { RiderId } from '../../../../contract/account/ids'
import type { WorkKind } from '../../../../contract/account/rider'
import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import type { MerchantId } from '../../../../contract/merchant/ids'
import type { CompoundId, GateId, PassId, UseId } from '../../../../contract/pass/ids'
import type { ListingRefusal } from '../../../../contract/pass/pass'
import type { PassAudience } from '../../../../contract/pass/passCode'
import type { PassEnd } from '../../../../contract/pass/passHolder'
import type { Proposal } from '../../../../contract/pass/sanction'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../../kernel/database/decision'
import { type Sealed, seal, unseal } from '../../../kernel/secrets/fieldCipher'
import type { Signature } from './compound'

/**
 * A rider's pass (小哥码). It follows the registration (`followRider`), holds what the district and compounds have decided about the rider, and where
 * it was used last. What somebody at a gate has to know is in it, so that one read is enough.
 */
export interface PassDocument extends Changeable {
  readonly _id: PassId
  readonly riderId: RiderId
  readonly personId: PersonId
  readonly holder: Holder
  /** The last four digits of the phone number, and their blind index. */
  readonly phoneTail: Sealed | null
  readonly tailIndex: string | null
  /** The verification that it rests on: another one begins a new term. */
  readonly verifiedAt: Date
  readonly expiresAt: Date
  /** The registration no longer carries it, from `at` on. */
  readonly leaving: Leaving | null
  /** What the district has decided. */
  readonly sanction: Sanction | null
  readonly proposal: (Omit<Proposal, 'at'> & { readonly at: Date }) | null
  /** Copies of dates inside, for lists in order; null when there is nothing to list. */
  readonly proposedAt: Date | null
  readonly appeal: AppealRecord | null
  readonly appealedAt: Date | null
  readonly device: Device | null
  /** When it was moved to another phone; old ones fall off. */
  readonly moves: readonly Date[]
  readonly convention: Signature | null
  readonly listings: Readonly<Partial<Record<CompoundId, Listing>>>
  /** When time alone changes something that others must hear of (a face reader, the rider); null: nothing will. */
  readonly dueAt: Date | null
  /** The last use, a copy: the uses themselves are the truth (`uses.ts`). */
  readonly sequence: number
  readonly last: LastAccess | null
  /** The newest step of a code that was used up, for each audience. */
  readonly usedSteps: Readonly<Record<PassAudience, number>>
  /** Where the rider is inside now, as far as gates record exits. */
  readonly insideOf: CompoundId | null
  readonly insideSince: Date | null
}

/** Who holds it, as others see it. `photo` is a file id. */
export interface Holder {
  readonly maskedName: string
  readonly workKind: WorkKind
  readonly platform: string
  readonly station: string
  readonly photo: string | null
}

export interface Leaving {
  readonly reason: Extract<PassEnd, 'leftStation' | 'removedForConduct' | 'identityMoved'>
  readonly at: Date
}

export interface Sanction {
  readonly kind: 'suspend' | 'revoke'
  readonly reason: PassEnd
  readonly since: Date
  /** When a suspension ends by itself. */
  readonly until: Date | null
}

export interface AppealRecord {
  readonly state: 'waiting' | 'accepted' | 'refused'
  readonly at: Date
  readonly text: string
  readonly answer: string | null
}

export interface Device {
  readonly deviceId: DeviceId
  /** Counts the bindings, 1 to 65535. */
  readonly keyNo: number
  readonly seed: Sealed
  readonly boundAt: Date
}

/** Where the rider stands with a compound's white list. */
export interface Listing {
  readonly state: 'asked' | 'approved' | 'refused' | 'removed'
  readonly since: Date
  readonly until: Date | null
  readonly reason: ListingRefusal | null
  readonly face: boolean
}

export interface LastAccess {
  readonly useId: UseId
  readonly place: CompoundId | MerchantId
  readonly gateId: GateId | null
  readonly outcome: 'enter' | 'leave' | 'refused' | 'checked'
  /** The reason of a refusal. */
  readonly reason: string | null
  readonly at: Date
  /** Since when the rider has been at this place. */
  readonly arrivedAt: Date
  /** A guard took it back or kept the rider out after all. */
  readonly corrected: boolean
}

export const passes = openCollection<PassDocument>({
  name: 'passes',
  indexes: [
    { name: 'tail', keys: [['tailIndex', 1]] },
    {
      name: 'inside',
      keys: [
        ['insideOf', 1],
        ['insideSince', -1],
      ],
    },
    { name: 'proposedAt', keys: [['proposedAt', 1]] },
    { name: 'appealedAt', keys: [['appealedAt', 1]] },
    { name: 'dueAt', keys: [['dueAt', 1]] },
    outboxIndex,
  ],
  retention: { keep: 'untilErased', why: 'As long as the registration that it rests on.' },
})

/** One rider, one pass: its id is the beginning of the rider's, 80 bits that fit into a code. */
export const passIdOfRider = (riderId: RiderId) => `pas_${riderId.slice('rdr_'.length, 'rdr_'.length + 20)}` as PassId

type Secret = 'phoneTail' | 'seed'

const place = (passId: PassId, field: Secret) => ({ collection: 'passes', id: passId, field })

export const sealForPass = (passId: PassId, field: Secret, plain: string): Sealed => seal(plain, place(passId, field))

/** The last four digits of the holder's phone number; null when they are not known. */
export const phoneTailIn = ({ _id, phoneTail }: PassDocument) => phoneTail && unseal(phoneTail, place(_id, 'phoneTail'))

/** The seed of the codes that the bound phone makes, base64; null when no phone is bound. */
export const seedIn = ({ _id, device }: PassDocument) => device && unseal(device.seed, place(_id, 'seed'))
