import type { RiderId, StationId } from '../../../../contract/account/ids'
import type { WorkKind } from '../../../../contract/account/rider'
import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import type { CompoundId, GateId, PassId, PassPlaceId, UseId } from '../../../../contract/pass/ids'
import type { ListingRefusal } from '../../../../contract/pass/pass'
import type { PassAudience } from '../../../../contract/pass/passCode'
import type { PassEnd } from '../../../../contract/pass/passHolder'
import type { Proposal } from '../../../../contract/pass/sanction'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../../kernel/database/decision'
import type { CopiedField } from '../../../kernel/database/definition'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'
import type { Signature } from './compound'

/**
 * A rider's pass (小哥码). It is kept in sync with the registration (`sync/pass.ts`), and holds what the district and the compounds have decided
 * about the rider and where the pass was used last. Everything that a gate has to know is in this one document, so that one read is enough.
 */
export interface PassDocument extends Changeable {
  readonly _id: PassId
  readonly riderId: RiderId
  readonly personId: PersonId
  readonly holder: Holder
  /** The station for which the rider was verified. */
  readonly stationId: StationId | null
  /** The last four digits of the phone number, and their blind index. */
  readonly phoneTail: Sealed | null
  readonly tailIndex: string | null
  /** When the registration on which this term rests was verified. A new verification begins a new term. */
  readonly verifiedAt: Date
  readonly expiresAt: Date
  /** From `at` on the pass is suspended or revoked, because the registration was removed. */
  readonly leaving: Leaving | null
  /** What the district has decided. */
  readonly sanction: Sanction | null
  readonly proposal: ProposalRecord<Sealed> | null
  /** The proposal's date once more, for the list of proposals in order; null when there is none. `appealedAt` likewise. */
  readonly proposedAt: Date | null
  readonly appeal: AppealRecord<Sealed> | null
  readonly appealedAt: Date | null
  readonly device: Device | null
  /** When the pass was moved to another phone. Moves that are older than a week are dropped. */
  readonly moves: readonly Date[]
  readonly convention: Signature | null
  readonly listings: Readonly<Partial<Record<CompoundId, Listing>>>
  /** When the next date passes that changes something for others (a suspension or an approval ends); null: there is no such date. */
  readonly dueAt: Date | null
  /** The number of the newest access event that was copied into this pass. The events themselves are the truth (`accessChain.ts`). */
  readonly sequence: number
  readonly last: LastAccess | null
  /** When the rider recorded something by scanning a posted code: the newest times of the last hour (`rules/ownScans.ts`). */
  readonly ownScans?: readonly Date[]
  /** For each audience, the time step of the newest code that was used up: no code of this step or an older one holds any more. */
  readonly usedSteps: Readonly<Record<PassAudience, number>>
  /** Where the rider is inside now, for places that record exits. */
  readonly insideOf: PassPlaceId | null
  readonly insideSince: Date | null
  /** What the holder has had of what is limited (`spending.ts`). Passes with which nothing was had lack it. */
  readonly spent?: Spent
  readonly spentRevision?: number
  readonly recentSpendings?: Readonly<Record<string, RecentSpending>>
}

/** The holder of a pass, as others see them. `photo` is a file id. */
export interface Holder {
  readonly maskedName: string
  readonly workKind: WorkKind
  readonly platform: string
  readonly station: string
  readonly photo: string | null
}

/** What each field of a holder repeats, for every collection that keeps one. */
export const fieldsOfHolder = (kind: CopiedField['kind']): readonly CopiedField[] => [
  { field: 'holder.maskedName', of: 'riders.realName', kind },
  { field: 'holder.workKind', of: 'riders.workKind', kind },
  { field: 'holder.platform', of: 'stations.platform', kind },
  { field: 'holder.station', of: 'stations.name', kind },
  { field: 'holder.photo', of: 'riders.photo', kind },
]

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

/** @template Words how words that people wrote are held: sealed where they are stored */
export interface AppealRecord<Words extends string = string> {
  readonly state: 'waiting' | 'accepted' | 'refused'
  readonly at: Date
  readonly text: Words
  readonly answer: Words | null
}

export type ProposalRecord<Words extends string = string> = Omit<Proposal, 'at' | 'answer'> & { readonly at: Date; readonly answer?: Words }

export interface Device {
  readonly deviceId: DeviceId
  /** The number of this binding of the pass to a phone, 1 to 65535. */
  readonly keyNo: number
  readonly seed: Sealed
  readonly boundAt: Date
}

/**
 * What a holder has had of what is limited for each person: by what it counts for, then by what was had. Other domains say what they count
 * (a merchant's offer on a day, in a month) and decide by it; the pass keeps it, because whoever looks at a code reads the pass anyway
 * (decision 30).
 */
export type Spent = Readonly<Record<string, Readonly<Record<string, SpentOnce>>>>

export interface SpentOnce {
  readonly fen: number
  readonly at: Date
}

/** One of the newest things that were had, as the domain that counted it says. A retry is answered with it, and the rider's phone shows it. */
export interface RecentSpending {
  readonly requestKey: string
  readonly at: Date
  readonly record: Readonly<Record<string, string | number | boolean | null>>
}

/** The rider's entry on a compound's white list. */
export interface Listing {
  readonly state: 'asked' | 'approved' | 'refused' | 'removed'
  readonly since: Date
  readonly until: Date | null
  readonly reason: ListingRefusal | null
  readonly face: boolean
}

/** The newest access event, as the next decision needs to know it. */
export interface LastAccess {
  readonly useId: UseId
  readonly place: PassPlaceId
  readonly gateId: GateId | null
  readonly outcome: 'enter' | 'leave' | 'refused' | 'checked'
  /** Why the rules refused; null if they did not. */
  readonly reason: string | null
  readonly at: Date
  /** Since when the rider has been at this place. */
  readonly arrivedAt: Date
  /** A guard has undone the event, or kept the rider out although the pass would do. */
  readonly corrected: boolean
}

export const passes = openCollection<PassDocument>({
  name: 'passes',
  sealed: [
    { path: 'phoneTail' },
    { path: 'device.seed', field: 'seed' },
    { path: 'appeal.text', field: 'appeal' },
    { path: 'appeal.answer', field: 'answer' },
    { path: 'proposal.answer', field: 'answer' },
  ],
  indexes: [
    { name: 'tail', keys: [['tailIndex', 1]] },
    {
      name: 'station',
      keys: [
        ['stationId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'inside',
      keys: [
        ['insideOf', 1],
        ['insideSince', -1],
      ],
    },
    {
      name: 'proposedAt',
      keys: [
        ['proposedAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'appealedAt',
      keys: [
        ['appealedAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'dueAt',
      keys: [
        ['dueAt', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'untilErased', why: 'As long as the registration that it rests on.' },
  copies: [
    ...fieldsOfHolder('copy'),
    { field: 'phoneTail', of: 'riders.phone', kind: 'copy' },
    { field: 'tailIndex', of: 'riders.phone', kind: 'copy' },
    { field: 'stationId', of: 'riders.stationId', kind: 'copy' },
  ],
})

/** A rider has one pass. Its id is the beginning of the rider's: 80 bits, which fit into a code. */
export const passIdOfRider = (riderId: RiderId) => `pas_${riderId.slice('rdr_'.length, 'rdr_'.length + 20)}` as PassId

type Secret = 'phoneTail' | 'seed' | 'appeal' | 'answer'

export const sealForPass = (passId: PassId, field: Secret, plain: string): Sealed => sealField(passes, field, passId, plain)

/** The last four digits of the holder's phone number; null when they are not known. */
export const phoneTailIn = ({ _id, phoneTail }: PassDocument) => phoneTail && unsealField(passes, 'phoneTail', _id, phoneTail)

/** The seed of the codes that the bound phone makes, base64; null when no phone is bound. */
export const seedIn = ({ _id, device }: PassDocument) => device && unsealField(passes, 'seed', _id, device.seed)
