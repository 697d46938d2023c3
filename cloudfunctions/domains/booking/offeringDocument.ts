import type { BookingEntryState, BookingMode, EligibilityRule } from '../../../contract/booking/booking'
import type { OfferingId } from '../../../contract/booking/ids'
import type { CourseId, DrawId } from '../../../contract/course/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../kernel/database/decision'
import type { About } from './about'

/**
 * Something with places (名额) and everything that decides about them: one document, so that one update decides who gets a place (design §3). A place
 * is taken by `takePlace`, all else by `changeOffering`. `agendas` hold copies for each person.
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
  /** The first lesson begins: from then on nobody is promoted and nobody gives back. */
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelUntil: Date
  /** An offered place is kept so long. */
  readonly offerMinutes: number
  readonly eligibility: readonly EligibilityRule[]
  /** Bookings of one kind at once, e.g. `nightSchool`. */
  readonly limit: Limit | null
  /** When one has to be there, for the clash check; those that don't take place are left out. */
  readonly slots: readonly Slot[]
  /** Where. Between two bookings at different places one needs time to ride. */
  readonly place: string
  /** Everybody who takes part or did, by person. */
  readonly entries: Readonly<Record<PersonId, Entry>>
  /** Who waits, the next one first. A party waits and is promoted together. */
  readonly queue: readonly Party[]
  /** When the earliest offer runs out; null: none is open. */
  readonly dueAt: Date | null
  /**
   * To whom places were given, in that order, whoever left included: the place in it is the number of a pass or a bib, and no number comes twice. An
   * append needs no look at what stands there, so in a rush nobody has to try again for a number.
   */
  readonly order: readonly PersonId[]
  /** Attendance passes that came back: so many higher numbers have one instead (`rules/attendancePass`). */
  readonly passesBack: number
  readonly drawId: DrawId | null
  readonly drawnAt: Date | null
  /** Of courses: all sessions of one share it. Null for others. */
  readonly courseId: CourseId | null
  /** Whether it is listed, and by what (`facets.ts` of its domain); empty: not at all. */
  readonly facets: readonly string[]
  /** Where it stands in these lists (`rules/listKey`). */
  readonly listKey: string
  /** The next lesson that somebody must be reminded of, or that must be closed; null: none. */
  readonly nextLessonAt: Date | null
  /** When its attendance was last looked at for certificates; not there: never. Kept beside the decisions: it counts as no revision. */
  readonly certifiedAt?: Date
  /** What it is. */
  readonly about: About
}

export interface Limit {
  readonly kind: string
  readonly most: number
}

export interface Slot {
  readonly from: Date
  readonly to: Date
}

/** Those who go together or not at all; mostly one. The first one's id names the party. */
export type Party = readonly PersonId[]

export interface Entry {
  /** Counts the changes of this entry: a place is taken only if it is as it was read. */
  readonly n: number
  readonly state: BookingEntryState
  readonly since: Date
  /** Until then an offer is kept. */
  readonly until: Date | null
  /** The masked name, for the roll; null after the registration was erased. */
  readonly name: string | null
  /** The others of the party, if there are any. */
  readonly party: Party
  /** The number of the place: where it stands in `order`, from 1. Filled in after the place was taken (`followBooking`); null without a place. */
  readonly number: number | null
  /** Drawn so many-th of so many. */
  readonly drawn: { readonly number: number; readonly of: number } | null
  /** The newest requests of this person that changed it, as `requestMark` writes them. */
  readonly applied: readonly string[]
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
  'offerMinutes',
  'eligibility',
  'limit',
  'slots',
  'place',
  'dueAt',
  'passesBack',
  'drawId',
  'drawnAt',
  'courseId',
  'about',
  'revision',
] as const satisfies readonly (keyof OfferingDocument)[]

/** An offering without its lists of people. */
export type OfferingHead = Pick<OfferingDocument, (typeof OFFERING_HEAD)[number] | '_id'>

/** An offering as one person sees it: of the entries only the own one. */
export type OwnOffering = OfferingHead & Pick<OfferingDocument, 'entries'>

export const offerings = openCollection<OfferingDocument>({
  name: 'offerings',
  indexes: [
    /** Lists: one key for each way of narrowing. */
    {
      name: 'facet',
      keys: [
        ['facets', 1],
        ['listKey', 1],
      ],
    },
    /** What of a course is not over, without its drafts. */
    {
      name: 'course',
      keys: [
        ['courseId', 1],
        ['status', 1],
        ['endsAt', 1],
      ],
    },
    /** What is taught at a school, without what is over. */
    {
      name: 'place',
      keys: [
        ['place', 1],
        ['endsAt', 1],
      ],
    },
    { name: 'dueAt', keys: [['dueAt', 1]] },
    { name: 'nextLessonAt', keys: [['nextLessonAt', 1]] },
    {
      name: 'age',
      keys: [
        ['status', 1],
        ['endsAt', 1],
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
})

/** A part that was read without lists of people, or with one key of them. */
export const withEntries = (part: OfferingHead & Partial<Pick<OfferingDocument, 'entries'>>): OwnOffering => ({
  ...part,
  entries: part.entries ?? {},
})
