import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { Availability, EligibilityRule, OwnBooking, Standing } from '../booking/booking'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MapLocation } from '../kernel/mapLocation'
import { CourseCategory, CourseProgramme, ListCursor } from './courseFields'
import { DrawState } from './draw'
import { CourseId, DrawId, SchoolId, SessionId } from './ids'

export const SchoolView = z.object({
  schoolId: SchoolId,
  name: z.string(),
  townId: TownId,
  address: z.string(),
  location: z.nullable(MapLocation),
})
export type SchoolView = z.output<typeof SchoolView>

/** One class of a session. `cancelled`: why it doesn't take place. Of one that was changed: how often, and when at last, for calendars that have it. */
export const Lesson = z.object({
  no: z.int(),
  from: Instant,
  to: Instant,
  cancelled: z.nullable(z.string()),
  revision: z.optional(z.int()),
  changedAt: z.optional(Instant),
})
export type Lesson = z.output<typeof Lesson>

/** A session (班次) as the catalogue lists it. */
export const SessionRow = z.object({
  sessionId: SessionId,
  courseId: CourseId,
  title: z.string(),
  programme: CourseProgramme,
  category: CourseCategory,
  school: z.object({ schoolId: SchoolId, name: z.string(), townId: TownId }),
  startsAt: Instant,
  lessons: z.int(),
  evening: z.boolean(),
  /** Avoids the lunch and dinner peaks. */
  fitsShift: z.boolean(),
  priceFen: z.int(),
  availability: Availability,
  /** Who may book beside being verified. An older server leaves it out. */
  eligibility: z.optional(z.array(EligibilityRule)),
  /** Whether I hold a place, wait or am offered one. */
  mine: z.nullable(z.enum(['held', 'waiting', 'offered'])),
})
export type SessionRow = z.output<typeof SessionRow>

/** What the catalogue is narrowed to; `place` is a town or a school. */
export const CatalogueFilter = z.strictObject({
  category: z.optional(CourseCategory),
  place: z.optional(z.union([TownId, SchoolId])),
  evening: z.optional(z.literal(true)),
  free: z.optional(z.literal(true)),
  fitsShift: z.optional(z.literal(true)),
})
export type CatalogueFilter = z.output<typeof CatalogueFilter>

/** The catalogue: what begins next comes first, 20 a page. People who are not verified may look, too. */
export const list = action({
  name: 'course.list',
  audience: 'person',
  input: z.strictObject({ filter: CatalogueFilter, after: z.optional(ListCursor) }),
  output: z.object({ sessions: z.array(SessionRow), next: z.nullable(ListCursor), now: Instant }),
  errors: [],
})

/** The towns and schools by which one may narrow the catalogue. */
export const places = action({
  name: 'course.places',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({
    towns: z.array(z.object({ townId: TownId, name: z.string() })),
    schools: z.array(SchoolView),
  }),
  errors: [],
})

/** A session with all that one must know before booking, and where I stand. */
export const SessionView = z.object({
  sessionId: SessionId,
  courseId: CourseId,
  title: z.string(),
  programme: CourseProgramme,
  category: CourseCategory,
  description: z.string(),
  teacher: z.string(),
  school: SchoolView,
  startsAt: Instant,
  endsAt: Instant,
  lessons: z.array(Lesson),
  priceFen: z.int(),
  eligibility: z.array(EligibilityRule),
  /** At most so many of this kind at once; null: no limit. */
  limit: z.nullable(z.int()),
  /** So many percent of the lessons make a certificate; null: there is none. */
  certificatePercent: z.nullable(z.int()),
  availability: Availability,
  /** Why it was called off; null: it was not. */
  cancelled: z.nullable(z.string()),
  drawId: z.nullable(DrawId),
  mine: z.nullable(OwnBooking),
  /** Why booking it would be refused whatever places are left; null: it would not. The first reason only. */
  hindrance: z.nullable(
    z.discriminatedUnion('code', [
      z.object({ code: z.literal('CLASHES_WITH'), details: z.object({ title: z.string(), from: Instant, to: Instant }) }),
      z.object({ code: z.literal('BOOKING_LIMIT'), details: z.object({ limit: z.int(), overall: z.optional(z.literal(true)) }) }),
      z.object({ code: z.literal('NOT_ELIGIBLE'), details: z.object({ rule: EligibilityRule }) }),
      z.object({ code: z.literal('BOOKING_BLOCKED'), details: z.object({ until: Instant }) }),
      z.object({ code: z.literal('NOT_VERIFIED'), details: z.object({}) }),
    ]),
  ),
})
export type SessionView = z.output<typeof SessionView>

/** A course with its sessions that are published and not over, the one that ends next first, 20 a page. */
export const show = action({
  name: 'course.show',
  audience: 'person',
  input: z.strictObject({ courseId: CourseId, after: z.optional(Cursor) }),
  output: z.object({ sessions: z.array(SessionView), next: z.nullable(Cursor), standing: Standing, now: Instant }),
  errors: [],
})

const Booked = z.object({ session: SessionView, now: Instant })
const booking = {
  input: z.strictObject({ sessionId: SessionId }),
  output: Booked,
  writes: true,
  unaudited: 'the roster is its own record: who, what, when',
} as const

const TAKING = [
  'NOT_VERIFIED',
  'NOT_OPEN_YET',
  'BOOKING_CLOSED',
  'ALREADY_BOOKED',
  'CLASHES_WITH',
  'BOOKING_LIMIT',
  'NOT_ELIGIBLE',
  'BOOKING_BLOCKED',
] as const

/** Takes a place now. When every place is taken, or others wait already: FULL. */
export const enrol = action({
  name: 'course.enrol',
  unlimited: 'a rush must not cost more calls of the database; a person has one place, and leaving it is limited',
  audience: 'rider',
  ...booking,
  errors: [...TAKING, 'FULL', 'PLACES_ARE_DRAWN'],
})

/** Joins the waitlist at its end. Is a place free and nobody waits, it is taken at once. */
export const wait = action({
  name: 'course.wait',
  unlimited: 'a rush must not cost more calls of the database; a person has one place, and leaving it is limited',
  audience: 'rider',
  ...booking,
  errors: [...TAKING, 'FULL', 'PLACES_ARE_DRAWN'],
})

/** Takes the place that came free. In time, and only if no other booking is in the way. */
export const accept = action({
  name: 'course.accept',
  unlimited: 'a rush must not cost more calls of the database; a person has one place, and leaving it is limited',
  audience: 'rider',
  ...booking,
  errors: ['OFFER_OVER', 'CLASHES_WITH', 'BOOKING_LIMIT', 'NOT_VERIFIED'],
})

/** Gives up an offered place: it goes to the next at once. */
export const decline = action({ name: 'course.decline', limit: limits.own, audience: 'person', ...booking, errors: ['OFFER_OVER'] })

/** Gives a place back, or stops waiting. After the deadline it is noted as late; after the beginning it can't be done. */
export const cancel = action({
  name: 'course.cancel',
  limit: limits.own,
  audience: 'person',
  ...booking,
  errors: ['NOT_BOOKED', 'ALREADY_BEGUN'],
})

/** The attendance pass (听课证) of somebody who holds one of the first places: its number counts within the session. `name` is masked; `text` is the code. */
export const AttendancePass = z.object({ number: z.int(), quota: z.int(), name: z.nullable(z.string()), text: z.string() })
export type AttendancePass = z.output<typeof AttendancePass>

/** Word about one lesson: it excused, or came too late for that. */
export const AbsenceState = z.enum(['excused', 'told'])

const oneLesson = z.strictObject({ sessionId: SessionId, lessonNo: z.int().check(z.minimum(1), z.maximum(999)) })

const word = {
  limit: limits.own,
  audience: 'person',
  input: oneLesson,
  output: z.object({ ...oneLesson.shape, absence: z.nullable(AbsenceState), now: Instant }),
  writes: true,
  unaudited: 'the roll is its own record: who, what, when',
} as const

/**
 * Word that I can't come to one lesson (请假), by `contract/course/wayOut`: until two hours before it begins I'm excused, from then on until it ends the
 * teacher reads it. Of a session of one lesson the place is given back instead.
 */
export const sendAbsence = action({ name: 'course.sendAbsence', ...word, errors: ['NOT_BOOKED', 'NOT_POSSIBLE_NOW'] })

/** I come after all. */
export const takeBackAbsence = action({ name: 'course.takeBackAbsence', ...word, errors: ['NOT_BOOKED', 'NOT_POSSIBLE_NOW'] })

/** What the roll says of me at one lesson. */
export const OwnMark = z.object({
  lessonNo: z.int(),
  state: z.enum(['here', 'late', 'absent', 'excused']),
  at: Instant,
  /** Checked in by phone, but not shown to be at the school: the teacher still has to say so. */
  unconfirmed: z.boolean(),
})
export type OwnMark = z.output<typeof OwnMark>

export const OwnSession = z.object({
  session: SessionView,
  attended: z.int(),
  missed: z.int(),
  /** Null without a place, or where the quota of passes was exhausted. */
  pass: z.nullable(AttendancePass),
  /** The public number of the certificate; null: none (yet). */
  certificateNo: z.nullable(z.string()),
  /** The lessons of which I have sent word. */
  absences: z.optional(z.array(z.object({ lessonNo: z.int(), state: AbsenceState }))),
  /** The lessons of today of which the roll says something. */
  marks: z.optional(z.array(OwnMark)),
  /** My other booking at the same time, where staff have moved one onto the other; null: none. */
  clashesWith: z.optional(z.nullable(z.object({ title: z.string(), from: Instant, to: Instant }))),
})
export type OwnSession = z.output<typeof OwnSession>

/** A draw in which I wish something. */
export const OwnWish = z.object({
  drawId: DrawId,
  title: z.string(),
  state: DrawState,
  since: Instant,
  closesAt: Instant,
  /** So many sessions are wished. */
  ranks: z.int(),
  /** Whether a place was won; null as long as I haven't been told. */
  won: z.nullable(z.boolean()),
})
export type OwnWish = z.output<typeof OwnWish>

/** Everything that I have booked and wished: what comes first, then the newest of what is over. Kept on the phone. */
export const mine = action({
  name: 'course.mine',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({
    current: z.array(OwnSession),
    /** Those that come last don't fit into one answer. */
    more: z.optional(z.boolean()),
    past: z.array(OwnSession),
    /** An older server leaves it out. */
    wishes: z.optional(z.array(OwnWish)),
    standing: Standing,
    now: Instant,
  }),
  errors: [],
})

export const courseActions = { list, places, show, enrol, wait, accept, decline, cancel, sendAbsence, takeBackAbsence, mine }
