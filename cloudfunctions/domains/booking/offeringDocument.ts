import type { BookingEntryState, BookingMode, EligibilityRule } from '../../../contract/booking/booking'
import type { OfferingId } from '../../../contract/booking/ids'
import type { OfferingKind } from '../../../contract/booking/messages'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../kernel/database/decision'

/**
 * Something with places (名额) that people book, and everything that decides about them: one document, so that one update decides who gets a
 * place (design §3). A place is taken by `reservation.ts`; everything else is changed by `changeOffering.ts`. Each person's agenda has a copy.
 */
export interface OfferingDocument extends Changeable {
  readonly _id: OfferingId
  readonly status: 'draft' | 'published' | 'cancelled'
  /** Why it was called off. */
  readonly cancelReason: string | null
  readonly mode: BookingMode
  readonly capacity: number
  /** Places that nobody holds and that are offered to nobody. Below 0 after the capacity was lowered: nobody loses a place by it. */
  readonly free: number
  /** At most so many wait. */
  readonly waitLimit: number
  /** People in `queue`. */
  readonly waiting: number
  readonly opensAt: Date
  readonly closesAt: Date
  /** It begins: from then on nobody is promoted and nobody gives a place back. */
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelUntil: Date
  /** When staff moved it or its deadline last; null: never. Who held a place then may give it back without consequence (`rules/moved.ts`). */
  readonly moved: Moved | null
  /** An offered place is kept so long. */
  readonly offerMinutes: number
  readonly eligibility: readonly EligibilityRule[]
  /** How many bookings of one kind a person may have at once; null: as many as they like. */
  readonly limit: Limit | null
  /** When one has to be there, for the clash check. What doesn't take place is left out. */
  readonly slots: readonly Slot[]
  /** Where. Between two bookings at different venues one needs time to ride. */
  readonly venue: string
  /**
   * Counts the places taken and waitlists joined by one conditional write (`reservation.ts`), which doesn't raise the revision: in a rush no decision
   * that had a look at everybody has to be made again because of them.
   */
  readonly takings: number
  /** Everybody who takes part, wants to or did, by person. */
  readonly participants: Readonly<Record<PersonId, Participant>>
  /** The parties that wait, the next one first. A party waits and is promoted together. */
  readonly queue: readonly Party[]
  /** When the earliest offered place runs out; null: none is offered. */
  readonly dueAt: Date | null
  /**
   * To whom places were given last, in that order, including those who have left since. The position in it, from 1 and behind `allocatedBefore`, is the
   * number of the place, so no number comes twice. Appending needs no look at what stands there, so nobody has to try again for a number in a rush.
   */
  readonly allocationLog: readonly PersonId[]
  /** So many numbers were given before the log begins: once everybody in it has their number, it begins anew (`rules/numbers.ts`). */
  readonly allocatedBefore: number
  /** What only the first numbers carry, such as an attendance pass; null: nothing. */
  readonly benefit: Benefit | null
  /** The draw that gives the places away, by the id that its domain has given it. */
  readonly drawId: string | null
  readonly drawnAt: Date | null
  /** Offerings that are shown together share it, such as all sessions of one course; null: it stands alone. */
  readonly groupId: string | null
  /** The lists in which it stands, as its domain names them; empty: in none. */
  readonly facets: readonly string[]
  /** Where it stands in these lists (`rules/offering.ts`). */
  readonly listKey: string
  /** When its domain has something to do about it; null: nothing. A domain finds its own by their kind. */
  readonly wakeAt: Date | null
  /** What it is. */
  readonly details: OfferingDetails
}

/** What an offering is, in the words of its domain, which knows its own by `kind`. Nothing else is read here. */
export interface OfferingDetails {
  readonly kind: OfferingKind
  readonly title: string
}

export interface Moved {
  readonly at: Date
  /** So long the way out is free. */
  readonly freeUntil: Date
}

export interface Limit {
  readonly kind: string
  readonly most: number
}

export interface Slot {
  readonly from: Date
  readonly to: Date
}

/** So many of the first numbers carry it. One that was given back goes to the next number that has none, so there are never more. */
export interface Benefit {
  readonly quota: number
  readonly returned: number
}

/** Those who go together or not at all; mostly one. The first one's id names the party. */
export type Party = readonly PersonId[]

export interface Participant {
  /** Counts the changes of this participant: a place is taken only if they are as they were read. */
  readonly version: number
  readonly state: BookingEntryState
  readonly since: Date
  /** Until then an offered place is kept. */
  readonly until: Date | null
  /** Others took the place for them, so the way out is free for a while (`rules/moved.ts`). */
  readonly given?: boolean
  /** The masked name at the time of the booking, for the roll; null after the registration was erased. */
  readonly name: string | null
  /** Everybody of the party; empty for somebody who came alone. */
  readonly party: Party
  /** The number of the place, by its position in `allocationLog`. Filled in after the place was taken (`syncBooking.ts`); null without a place. */
  readonly number: number | null
  /** Drawn so many-th of so many. */
  readonly drawn: { readonly number: number; readonly of: number } | null
  /** The newest requests of this person that changed it (`requestTag.ts`). */
  readonly requestTags: readonly string[]
}

/** What a decision and a view need, without the lists of people. */
export const OFFERING_HEAD = [
  'status',
  'cancelReason',
  'mode',
  'capacity',
  'free',
  'waitLimit',
  'waiting',
  'opensAt',
  'closesAt',
  'startsAt',
  'endsAt',
  'cancelUntil',
  'moved',
  'offerMinutes',
  'eligibility',
  'limit',
  'slots',
  'venue',
  'dueAt',
  'benefit',
  'drawId',
  'drawnAt',
  'groupId',
  'details',
  'revision',
  'takings',
  'allocatedBefore',
  'owed',
] as const satisfies readonly (keyof OfferingDocument)[]

/** An offering without its lists of people. */
export type OfferingHead = Pick<OfferingDocument, (typeof OFFERING_HEAD)[number] | '_id'>

/** An offering as some people see it: of the participants only themselves. */
export type OwnOffering = OfferingHead & Pick<OfferingDocument, 'participants'>

export const offerings = openCollection<OfferingDocument>({
  name: 'offerings',
  typed: ['details.title'],
  indexes: [
    /** Lists: one key for each way of narrowing. */
    {
      name: 'facet',
      keys: [
        ['facets', 1],
        ['listKey', 1],
      ],
    },
    /** What of a group is not over. */
    {
      name: 'group',
      keys: [
        ['groupId', 1],
        ['endsAt', 1],
        ['_id', 1],
      ],
    },
    /** What takes place somewhere and is not over. */
    {
      name: 'venue',
      keys: [
        ['venue', 1],
        ['endsAt', 1],
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
    {
      name: 'wakeAt',
      keys: [
        ['details.kind', 1],
        ['wakeAt', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['status', 1],
        ['endsAt', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [
      { days: 730, index: 'age', equals: { status: 'published' } },
      { days: 180, index: 'age', equals: { status: 'cancelled' } },
      { days: 180, index: 'age', equals: { status: 'draft' } },
    ],
    why: 'Two years for certificates and complaints; masked names and pseudonymous ids, which go earlier with the registration.',
  },
  copies: [{ field: 'participants.name', of: 'riders.realName', kind: 'history' }],
})

/** How messages name an offering. */
export const namedIn = ({ details, groupId }: Pick<OfferingDocument, 'details' | 'groupId'>) =>
  ({ title: details.title, of: { kind: details.kind, groupId } }) as const

/** A part that was read without the lists of people, or with some participants. */
export const withParticipants = (part: OfferingHead & Partial<Pick<OfferingDocument, 'participants'>>): OwnOffering => ({
  ...part,
  participants: part.participants ?? {},
})

const participantsNamed = (personIds: readonly PersonId[]) => personIds.map((personId) => `participants.${personId}` as const)

/** The offering as these people see it. Drafts are there for nobody. */
export async function ownOfferingOf(id: OfferingId, personIds: readonly PersonId[]): Promise<OwnOffering | null> {
  const found = await offerings.getPart(id, OFFERING_HEAD, participantsNamed(personIds))
  return found && found.status !== 'draft' ? withParticipants(found) : null
}

/** These offerings as one person sees them, in one call and in the order of the ids, at most 100. Drafts, and those that don't exist, are left out. */
export async function ownOfferingsOf(ids: readonly OfferingId[], personId: PersonId): Promise<OwnOffering[]> {
  const found = await offerings.getManyParts(ids, OFFERING_HEAD, participantsNamed([personId]))
  const byId = new Map(found.filter(({ status }) => status !== 'draft').map((one) => [one._id, withParticipants(one)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Where somebody stands in the waitlist, 1 is the next; null for somebody who doesn't wait. */
export async function positionOf({ _id, participants }: OwnOffering, personId: PersonId): Promise<number | null> {
  if (participants[personId]?.state !== 'waiting') return null
  return (await offerings.positionAmong(_id, 'queue', personId)) || null
}
