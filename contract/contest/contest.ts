import * as z from 'zod/mini'
import { RiderId, StationId } from '../account/ids'
import { Availability, EligibilityRule, OwnBooking } from '../booking/booking'
import { CourseText, CourseTitle } from '../course/courseFields'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { CategoryId, ContestId } from './ids'

/** A place of honour or a score, as it is read out and posted: "98.5 分", "一等奖". */
const Words = asPublic(Text.line(1, 20))
const BibNumber = z.int().check(z.minimum(1), z.maximum(9999))

/** One day of a contest (轮次): preliminary, final. The first is when everybody must be there. */
export const Round = z.object({ no: z.int(), title: z.string(), from: Instant, to: Instant })
export type Round = z.output<typeof Round>

/** One result, by bib number; whose it is is masked. */
export const ResultRow = z.object({
  bib: z.int(),
  /** Null once the registration was withdrawn. */
  maskedName: z.nullable(z.string()),
  place: z.nullable(z.int()),
  score: z.string(),
  honour: z.nullable(z.string()),
  mine: z.boolean(),
})
export type ResultRow = z.output<typeof ResultRow>

/** What came out in one round of a category, in the order of places. `total`: so many have a result, where not all of them stand here. */
export const RoundResults = z.object({ categoryId: CategoryId, round: z.int(), rows: z.array(ResultRow), total: z.optional(z.int()) })
export type RoundResults = z.output<typeof RoundResults>

/** A category (项目), in which one takes part. */
export const CategoryView = z.object({
  categoryId: CategoryId,
  title: z.string(),
  availability: Availability,
  mine: z.nullable(OwnBooking),
  /** The own bib number; null without a place. */
  bib: z.nullable(z.int()),
  /** The own booking that is at the same time as the place here. */
  clashesWith: z.optional(z.nullable(z.object({ title: z.string(), from: Instant, to: Instant }))),
})
export type CategoryView = z.output<typeof CategoryView>

const head = { contestId: ContestId, title: z.string(), place: z.string(), from: Instant, to: Instant }

export const ContestView = z.object({
  ...head,
  description: z.string(),
  rounds: z.array(Round),
  eligibility: z.array(EligibilityRule),
  categories: z.array(CategoryView),
  results: z.array(RoundResults),
})
export type ContestView = z.output<typeof ContestView>

/** A category in which one takes part or wants to, as home shows it. */
export const OwnCategory = z.object({
  contestId: ContestId,
  categoryId: CategoryId,
  /** Of the contest and the category. */
  title: z.string(),
  from: Instant,
  mine: OwnBooking,
})
export type OwnCategory = z.output<typeof OwnCategory>

/** The contests (职业技能竞赛) that are published, the newest first. */
export const list = action({
  name: 'contest.list',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({ contests: z.array(z.object({ ...head, categories: z.int() })), now: Instant }),
  errors: [],
})

/** The categories in which I take part, wait or am offered a place, and that are not over: the next one first. */
export const mine = action({
  name: 'contest.mine',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({ categories: z.array(OwnCategory), now: Instant }),
  errors: [],
})

const Shown = z.object({ contest: ContestView, now: Instant })

/** A contest with its categories, where I stand in them, and of each round the first results and my own. */
export const show = action({
  name: 'contest.show',
  audience: 'person',
  input: z.strictObject({ contestId: ContestId }),
  output: Shown,
  errors: [],
})

/** All results of one round of a category, 200 a page. `after`: so many came before. */
export const results = action({
  name: 'contest.results',
  audience: 'person',
  input: z.strictObject({
    contestId: ContestId,
    categoryId: CategoryId,
    round: z.int().check(z.minimum(1), z.maximum(5)),
    after: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
  }),
  output: z.object({ rows: z.array(ResultRow), next: z.nullable(z.int()) }),
  errors: [],
})

const BOOKING = [
  ...(['NOT_OPEN_YET', 'BOOKING_CLOSED', 'ALREADY_BOOKED', 'CLASHES_WITH', 'BOOKING_LIMIT', 'NOT_ELIGIBLE'] as const),
  ...(['BOOKING_BLOCKED', 'FULL', 'PLACES_ARE_DRAWN', 'NOT_VERIFIED'] as const),
] as const

const one = {
  input: z.strictObject({ categoryId: CategoryId }),
  output: Shown,
  writes: true,
  unaudited: 'the roster is its own record: who, what, when',
} as const

/** Signs oneself up for a category. */
export const enrol = action({
  name: 'contest.enrol',
  unlimited: 'a rush must not cost more calls of the database; a person has one place, and leaving it is limited',
  audience: 'rider',
  ...one,
  errors: BOOKING,
})

/** Waits for a place in a category that is full. */
export const wait = action({
  name: 'contest.wait',
  unlimited: 'a rush must not cost more calls of the database; a person has one place, and leaving it is limited',
  audience: 'rider',
  ...one,
  errors: BOOKING,
})

/** Takes a place that came free. */
export const accept = action({
  name: 'contest.accept',
  unlimited: 'a rush must not cost more calls of the database; a person has one place, and leaving it is limited',
  audience: 'rider',
  ...one,
  errors: ['OFFER_OVER', 'CLASHES_WITH', 'BOOKING_LIMIT', 'NOT_VERIFIED'],
})

/** Leaves a category, also one for which a station manager has signed one up: gives the place back, lets an offered one go, or stops waiting. */
export const leave = action({
  name: 'contest.leave',
  limit: limits.own,
  audience: 'person',
  ...one,
  errors: ['NOT_BOOKED', 'ALREADY_BEGUN'],
})

const MOST_AT_ONCE = 10

/** A station manager signs riders of the station up, together or not at all. Each is told and may leave. */
export const signUp = action({
  name: 'contest.signUp',
  limit: limits.work,
  audience: 'stationManager',
  scope: 'stationId',
  input: z.strictObject({
    stationId: StationId,
    categoryId: CategoryId,
    riderIds: z.array(RiderId).check(z.minLength(1), z.maxLength(MOST_AT_ONCE)),
    /** When there are not enough places, the riders wait together. */
    wait: z.boolean(),
  }),
  output: z.object({
    /** `left`: asked once more when none of them takes part any longer. */
    state: z.enum(['held', 'waiting', 'offered', 'left']),
    bibs: z.array(z.object({ riderId: RiderId, bib: z.nullable(z.int()) })),
  }),
  errors: BOOKING,
  writes: true,
  audited: true,
})

/** What staff keep of a contest. */
export const ContestSettings = z.strictObject({
  contestId: ContestId,
  title: CourseTitle,
  description: CourseText,
  place: asPublic(Text.line(1, 40)),
  rounds: z.array(z.strictObject({ title: CourseTitle, from: Instant, to: Instant })).check(z.minLength(1), z.maxLength(5)),
  categories: z
    .array(
      z.strictObject({
        categoryId: CategoryId,
        title: CourseTitle,
        capacity: z.int().check(z.minimum(1), z.maximum(1000)),
        waitLimit: z.int().check(z.minimum(0), z.maximum(500)),
      }),
    )
    .check(z.minLength(1), z.maxLength(12)),
  opensAt: Instant,
  closesAt: Instant,
  /** Until then one may leave without consequence. */
  cancelUntil: Instant,
  eligibility: z.array(EligibilityRule).check(z.maxLength(3)),
})

const Saved = z.object({ ...head, status: z.enum(['draft', 'published']), categories: z.array(CategoryId) })

/** Staff draft a contest, or change one: times, places, more or fewer places. A category that somebody may be in is never taken away. */
export const save = action({
  name: 'contest.save',
  limit: limits.staff,
  audience: 'staff',
  leftOut: ['title', 'description', 'place'],
  input: ContestSettings,
  output: Saved,
  errors: ['NOT_POSSIBLE_NOW'],
  writes: true,
  audited: true,
})

export const publish = action({
  name: 'contest.publish',
  limit: limits.staff,
  audience: 'staff',
  input: z.strictObject({ contestId: ContestId }),
  output: Saved,
  errors: [],
  writes: true,
  audited: true,
})

/** The results of one round of a category, by bib number; saved again they replace what stood there. Published at once, and each is told. */
export const saveResults = action({
  name: 'contest.saveResults',
  limit: limits.staff,
  audience: 'staff',
  input: z.strictObject({
    contestId: ContestId,
    categoryId: CategoryId,
    round: z.int().check(z.minimum(1), z.maximum(5)),
    rows: z
      .array(
        z.strictObject({
          bib: BibNumber,
          place: z.nullable(z.int().check(z.minimum(1), z.maximum(9999))),
          score: Words,
          honour: z.nullable(Words),
        }),
      )
      .check(z.maxLength(1000)),
  }),
  output: z.object({ results: RoundResults }),
  errors: ['NOT_POSSIBLE_NOW'],
  writes: true,
  audited: true,
})

/** What one has won, for the own profile. */
export const honours = action({
  name: 'contest.honours',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({
    honours: z.array(z.object({ contestId: ContestId, contest: z.string(), category: z.string(), honour: z.string(), at: Instant })),
  }),
  errors: [],
})

export const contestActions = { list, show, mine, results, enrol, wait, accept, leave, signUp, save, publish, saveResults, honours }
