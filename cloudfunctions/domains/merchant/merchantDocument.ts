import type { TownId } from '../../../contract/account/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { ApplicationRefusal } from '../../../contract/merchant/application'
import type { BookPeriod } from '../../../contract/merchant/bookPeriod'
import type { MerchantId, OfferId, OperatorKeyId, RedemptionId, ShopPictureId } from '../../../contract/merchant/ids'
import type { OfferTerms } from '../../../contract/merchant/offer'
import type { OfferRefusal, SuspensionReason } from '../../../contract/merchant/ownShop'
import type { ShopKind, ShopProfile } from '../../../contract/merchant/shop'
import type { ShopHours } from '../../../contract/merchant/shopHours'
import { byName } from '../../kernel/byName'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import type { IndexDefinition, StoredPoint } from '../../kernel/database/definition'
import { ensureDocument } from '../../kernel/database/ensure'
import { findAll, onlyFields } from '../../kernel/database/page'
import type { PlacePerson, StaffedPlace } from '../../kernel/people/placeRole'
import type { Sealed } from '../../kernel/secrets/fieldCipher'

/**
 * A merchant (商户) with who works there, its offers, and how much of them is given. It is one document, so that a counter needs one read. Fields
 * that merchants of an earlier version lack are optional.
 */
export interface MerchantDocument extends Changeable, StaffedPlace {
  readonly _id: MerchantId
  readonly name: string
  readonly townId: TownId
  readonly open: boolean
  /** When it was last opened or closed. */
  readonly openChangedAt?: Date | null
  readonly kind?: ShopKind
  readonly address?: string | null
  readonly phone?: string | null
  readonly location?: ShopProfile['location']
  /** Where it is, as the database finds what is nearest. It follows `location`. */
  readonly point?: StoredPoint | null
  readonly hours?: ShopHours | null
  readonly piles?: ShopProfile['piles']
  readonly pictures?: readonly StoredPicture[]
  /** The files of pictures, those included that a crash has left unused (`kernel/pictures/takePicture.ts`). */
  readonly stored?: readonly string[]
  /** The operator's last report. It is written without the revision: nothing is decided by it. */
  readonly freePiles?: StoredFreePiles | null
  readonly people?: readonly PlacePerson<'clerk' | 'shopOwner'>[]
  /** The district has suspended it; null: it has not. */
  readonly suspendedAt?: Date | null
  readonly suspendedFor?: SuspensionReason | null
  /** That it is to be suspended, or no longer, once a second person of the staff confirms; null: nothing waits. */
  readonly suspensionProposal?: SuspensionProposal | null
  readonly suspensionProposedAt?: Date | null
  readonly offers?: readonly StoredOffer[]
  /** Normal prices within a week of offers that have ended or are called otherwise since (M24). */
  readonly formerNormals?: readonly FormerNormal[]
  /** What owners have proposed, one for each offer; kept until it holds, is taken back, or gives way to a newer one. */
  readonly proposals?: readonly StoredProposal[]
  /** Since when the first of them waits for the district; null: none does. */
  readonly proposedAt?: Date | null
  /** How much of each offer is given, for offers that are limited in all. */
  readonly given?: Readonly<Partial<Record<OfferId, Given>>>
  /** What is taken of such an offer for redemptions that are under way, each by an id of the call that took it. */
  readonly takes?: Readonly<Record<string, Take>>
  /** Redemptions that are given back in this moment, so that none is given back twice. */
  readonly givingBack?: Readonly<Partial<Record<RedemptionId, true>>>
  /** When the job looks at the takes; null: there are none. */
  readonly takesDueAt?: Date | null
  /** Over which period it is settled, from the next day on whose books are closed; by the month where nothing is said. */
  readonly settledBy?: BookPeriod
  /** When the Excel file was accepted that it was last imported from. */
  readonly importedAt?: Date
  /**
   * How far its owner's application is; null or left out: the shop has joined. `withdrawn`: nothing was sent, or it was taken back. Until a shop has joined
   * it is not open.
   */
  readonly joining?: 'pending' | 'declined' | 'withdrawn' | null
  /** Since when that is so. */
  readonly joiningAt?: Date
  /** What was sent besides what the shop says of itself; null once that is decided for good. */
  readonly application?: StoredApplication | null
  /** What its poster names it by. */
  readonly posterCode?: string
}

export interface StoredPicture {
  readonly pictureId: ShopPictureId
  readonly file: string
  readonly width: number
  readonly height: number
}

/** What the operator of its charging piles has reported, and with which key. */
export interface StoredFreePiles {
  readonly free: number
  readonly total: number
  readonly at: Date
  readonly keyId: OperatorKeyId
}

/** The terms of an offer. A redemption repeats the title. */
export interface StoredTerms extends Omit<OfferTerms, 'title'> {
  readonly title: string
}

/** An offer with the terms that a counter may still be using: those of a scan that had begun when they were changed. */
export interface StoredOffer {
  readonly offerId: OfferId
  readonly version: number
  readonly terms: StoredTerms
  readonly earlier: readonly { readonly version: number; readonly terms: OfferTerms; readonly until: Date }[]
  /** When it was last given; null: it is given. */
  readonly endedAt: Date | null
  /** Normal prices that it had before within a week, and until when (M24). */
  readonly normals?: readonly NormalPrice[]
}

export interface StoredApplication {
  readonly personId: PersonId
  readonly discount: Sealed
  /** Sealed of every shop: that of a sole trader leads to a person. */
  readonly creditCode: Sealed
  readonly declined: { readonly reason: ApplicationRefusal; readonly words: Sealed | null } | null
}

export interface SuspensionProposal {
  readonly suspend: boolean
  readonly reason: SuspensionReason | null
  readonly by: PersonId
  readonly at: Date
}

export interface NormalPrice {
  readonly fen: number
  readonly until: Date
}

/** A normal price that went with a title. */
export interface FormerNormal {
  readonly title: string
  readonly fen: number
  readonly until: Date
}

export interface StoredProposal {
  readonly offerId: OfferId
  readonly terms: StoredTerms
  readonly at: Date
  /** Null: it waits. */
  readonly refused: { readonly reason: OfferRefusal; readonly at: Date } | null
}

export interface Given {
  /** Raised by each change: a change is written only if it is still as it was read. */
  readonly revision: number
  readonly total: number
  readonly totalFen: number
  /** The Shanghai day of `dayTotal`. */
  readonly day: string
  readonly dayTotal: number
}

export interface Take {
  readonly redemptionId: RedemptionId
  readonly offerId: OfferId
  readonly passId: string
  readonly fen: number
  readonly day: string
  readonly at: Date
}

/** The shops that take part. */
const listed = (name: string, ...narrowedBy: readonly ('townId' | 'kind')[]): IndexDefinition => ({
  name,
  keys: ['open', 'suspendedAt', ...narrowedBy, '_id'].map((key) => [key, 1]),
})

export const merchants = openCollection<MerchantDocument>({
  name: 'merchants',
  typed: ['name', 'address', 'phone', 'people.label', 'offers.terms.title', 'proposals.terms.title'],
  copies: [{ field: 'formerNormals.title', of: 'merchants.offers.terms.title', kind: 'history' }],
  sealed: [
    { path: 'people.*.label', field: 'label' },
    { path: 'application.discount' },
    { path: 'application.creditCode' },
    { path: 'application.declined.words' },
  ],
  indexes: [
    {
      name: 'person',
      keys: [
        ['people.personId', 1],
        ['_id', 1],
      ],
    },
    { name: 'poster', keys: [['posterCode', 1]] },
    // What riders may look for: of every town or one, of every kind or one.
    listed('listed'),
    listed('listedInTown', 'townId'),
    listed('listedOfKind', 'kind'),
    listed('listedInTownOfKind', 'townId', 'kind'),
    {
      name: 'nearby',
      keys: [
        ['point', '2dsphere'],
        ['open', 1],
        ['suspendedAt', 1],
        ['kind', 1],
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
      name: 'joining',
      keys: [
        ['joining', 1],
        ['joiningAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'suspensionProposedAt',
      keys: [
        ['suspensionProposedAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'takesDueAt',
      keys: [
        ['takesDueAt', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [
      { days: 180, index: 'joining', equals: { joining: 'declined' } },
      { days: 30, index: 'joining', equals: { joining: 'withdrawn' } },
    ],
    why: 'Shops that have joined stay: no personal data beyond pseudonymous ids and the sealed names of those who work there.',
  },
})

type Settings = Pick<MerchantDocument, '_id' | 'name' | 'townId' | 'open'>

/** The merchant; a new one with these settings is made when there is none. */
export const ensureMerchant = (settings: Settings): Promise<MerchantDocument> =>
  ensureDocument(merchants, settings._id, () => ({ ...unchanged, ...settings, people: [], joined: [], offers: [], given: {}, takes: {} }))

/** Where somebody works, by name. A shop that has not joined is no place of work yet. */
export const merchantsOf = async (personId: PersonId) => {
  const found = await findAll(onlyFields(merchants, ['name', 'people', 'joining']), 'person', { equals: { 'people.personId': personId } })
  return byName(found.filter(({ joining }) => !joining))
}
