import * as z from 'zod/mini'
import { RiderId, TownId } from '../account/ids'
import { Availability, BookingEntryState, BookingMode, EligibilityRule } from '../booking/booking'
import { action } from '../kernel/action'
import { Day, Instant, PersonId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MapLocation } from '../kernel/mapLocation'
import { asPublic, Text } from '../kernel/text'
import { Lesson } from './course'
import {
  AnnouncedReason,
  CourseCategory,
  CourseProgramme,
  CourseText,
  CourseTitle,
  ListCursor,
  StaffReason,
  TeacherName,
} from './courseFields'
import { CourseId, DrawId, SchoolId, SessionId } from './ids'
import { misfitOf } from './sessionDates'

const number = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

export const SchoolSettings = z.strictObject({
  schoolId: SchoolId,
  name: asPublic(Text.line(2, 40)),
  townId: TownId,
  address: asPublic(Text.line(2, 80)),
  location: z.nullable(MapLocation),
  /** A closed one is not offered for new sessions. */
  open: z.boolean(),
})

/** Makes a school or changes it. Its sessions that are not over follow; one that is over keeps what was so at the time. */
export const saveSchool = action({
  name: 'school.save',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['name', 'address'],
  input: SchoolSettings,
  output: SchoolSettings,
  errors: [],
})

/** From when one can book until when, and how long one may take back. Everything before the first lesson. */
const window = {
  opensAt: Instant,
  closesAt: Instant,
  cancelUntil: Instant,
  /** An offered place is kept so long. */
  offerMinutes: number(10, 2880),
  /** At most so many wait; 0: there is no waitlist. */
  waitLimit: number(0, 500),
}

const settings = {
  sessionId: SessionId,
  courseId: CourseId,
  title: CourseTitle,
  programme: CourseProgramme,
  category: CourseCategory,
  description: CourseText,
  teacher: TeacherName,
  schoolId: SchoolId,
  priceFen: number(0, 1_000_000),
  eligibility: z.array(EligibilityRule).check(z.maxLength(5)),
  /** At most so many sessions of the same programme at once; null: no limit. */
  limit: z.nullable(number(1, 10)),
  capacity: number(1, 2000),
  mode: BookingMode,
  ...window,
  certificatePercent: z.nullable(number(1, 100)),
  passQuota: number(0, 2000),
}

const lessonTimes = { from: Instant, to: Instant }
const MOST_LESSONS = 60

/** Whether somebody has been to a session of the same programme is known by its limit: without one nobody would count as having been. */
const limitMissing = ({ eligibility, limit }: { eligibility: readonly EligibilityRule[]; limit: number | null }) =>
  limit === null && eligibility.some(({ rule }) => rule === 'newcomer') ? ({ field: 'limit', rule: 'required' } as const) : null

/** A session as staff write it. Lessons are numbered as they come, and all dates are in order. */
export const SessionDraft = z
  .strictObject({
    ...settings,
    lessons: z.array(z.strictObject(lessonTimes)).check(z.minLength(1), z.maxLength(MOST_LESSONS)),
  })
  .check((ctx) => {
    const problem = misfitOf(ctx.value) ?? limitMissing(ctx.value)
    if (problem) ctx.issues.push({ code: 'custom', path: problem.field.split('.'), input: ctx.value, params: { rule: problem.rule } })
  })
export type SessionDraft = z.output<typeof SessionDraft>

export const SessionStatus = z.enum(['draft', 'published', 'cancelled'])
export type SessionStatus = z.output<typeof SessionStatus>

/** A session as staff see it. */
export const StaffSession = z.object({
  ...settings,
  lessons: z.array(Lesson),
  status: SessionStatus,
  cancelled: z.nullable(z.string()),
  drawId: z.nullable(DrawId),
  /** Null as long as it is a draft. */
  availability: z.nullable(Availability),
})
export type StaffSession = z.output<typeof StaffSession>

/** Writes a draft, which nobody but staff sees. Once it is published it is changed by `course.change`. */
export const saveSession = action({
  name: 'course.save',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['title', 'description', 'teacher'],
  input: SessionDraft,
  output: StaffSession,
  errors: ['NOT_POSSIBLE_NOW'],
})

const writing = { audience: 'staff', writes: true, audited: true, output: StaffSession } as const

/** Shows the draft to everybody: booking opens when the draft says. One whose places are drawn needs its draw before. */
export const publish = action({
  name: 'course.publish',
  limit: limits.staff,
  ...writing,
  input: z.strictObject({ sessionId: SessionId }),
  errors: ['NOT_POSSIBLE_NOW'],
})

/**
 * Changes what is published. Lessons keep their numbers: every one is named, new ones get the next numbers, and what has begun or was called off stays
 * as it was. Nobody loses a place by it, and everybody who is booked is told once. While wishes wait for a draw, times and school stay.
 */
export const changeSession = action({
  name: 'course.change',
  limit: limits.staff,
  ...writing,
  leftOut: ['reason'],
  input: z.strictObject({
    sessionId: SessionId,
    reason: AnnouncedReason,
    changes: z.partial(
      z.strictObject({
        description: CourseText,
        teacher: TeacherName,
        schoolId: SchoolId,
        lessons: z.array(z.strictObject({ no: number(1, MOST_LESSONS), ...lessonTimes })).check(z.minLength(1), z.maxLength(MOST_LESSONS)),
        ...window,
      }),
    ),
  }),
  errors: ['NOT_POSSIBLE_NOW', 'PLACES_ARE_DRAWN'],
})

/** More places go to those who wait, in order. Fewer take nobody's place: they are given back as people leave. */
export const setCapacity = action({
  name: 'course.setCapacity',
  limit: limits.staff,
  ...writing,
  input: z.strictObject({ sessionId: SessionId, capacity: settings.capacity }),
  errors: ['NOT_POSSIBLE_NOW'],
})

/** Calls a session off. Everybody who holds a place, waits or is offered one is told the reason, once. */
export const cancelSession = action({
  name: 'course.cancelSession',
  limit: limits.staff,
  ...writing,
  leftOut: ['reason'],
  input: z.strictObject({ sessionId: SessionId, reason: AnnouncedReason }),
  errors: ['NOT_POSSIBLE_NOW'],
})

/** Calls one lesson off that has not begun. The last one that is left can't be: that is calling the session off. */
export const cancelLesson = action({
  name: 'course.cancelLesson',
  limit: limits.staff,
  ...writing,
  leftOut: ['reason'],
  input: z.strictObject({ sessionId: SessionId, lessonNo: number(1, MOST_LESSONS), reason: AnnouncedReason }),
  errors: ['NOT_POSSIBLE_NOW'],
})

/**
 * Gives a rider a free place, for example one who can't use the phone. All rules of the own booking hold but one: it may be before or after the booking window.
 * Nobody jumps the queue: with somebody waiting every place is taken (FULL).
 */
export const enrolFor = action({
  name: 'course.enrolFor',
  limit: limits.staff,
  ...writing,
  leftOut: ['reason'],
  input: z.strictObject({ sessionId: SessionId, riderId: RiderId, reason: StaffReason }),
  errors: [
    ...['NOT_POSSIBLE_NOW', 'NOT_VERIFIED', 'FULL', 'PLACES_ARE_DRAWN'],
    ...['ALREADY_BOOKED', 'CLASHES_WITH', 'BOOKING_LIMIT', 'NOT_ELIGIBLE', 'BOOKING_BLOCKED'],
  ] as const,
})

/** Takes somebody's place, offer or place in the queue. The person is told why; the next who waits gets the place. */
export const removeFrom = action({
  name: 'course.removeFrom',
  limit: limits.staff,
  ...writing,
  leftOut: ['reason'],
  input: z.strictObject({ sessionId: SessionId, personId: PersonId, reason: StaffReason }),
  errors: ['NOT_BOOKED', 'NOT_POSSIBLE_NOW'],
})

export const RosterRow = z.object({
  personId: PersonId,
  /** Masked; null after the registration was erased. */
  name: z.nullable(z.string()),
  state: BookingEntryState,
  since: Instant,
  /** 1 is the next in line. */
  position: z.nullable(z.int()),
  offeredUntil: z.nullable(Instant),
  number: z.nullable(z.int()),
  drawn: z.nullable(z.object({ number: z.int(), of: z.int() })),
  attended: z.int(),
  missed: z.int(),
})
export type RosterRow = z.output<typeof RosterRow>

/**
 * A session, drafts too, with everybody who takes part or did: who holds a place, who is offered one, who waits in order, who left. 500 a page;
 * `after` is the last one of the page before.
 */
export const roster = action({
  name: 'course.roster',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ sessionId: SessionId, after: z.optional(PersonId) }),
  output: z.object({ session: StaffSession, people: z.array(RosterRow), next: z.nullable(PersonId), now: Instant }),
  errors: [],
})

/** The roster as an Excel file, marked with who took it out, when and why. The link works for 10 minutes. On record. */
export const exportRoster = action({
  name: 'course.exportRoster',
  limit: limits.exporting,
  audience: 'staff',
  audited: true,
  unmasks: true,
  input: z.strictObject({ sessionId: SessionId, reason: z.enum(['rollCall', 'certificates', 'complaint', 'authority']) }),
  output: z.object({ url: z.string(), rows: z.int() }),
  errors: [],
})

export const StaffSessionRow = z.pick(StaffSession, {
  ...({ sessionId: true, courseId: true, title: true, programme: true, category: true, teacher: true } as const),
  ...({ status: true, capacity: true, mode: true, availability: true } as const),
})

/** Sessions by what became of them, in the order of their beginning, 50 a page; from today on unless an earlier day is asked for. */
export const sessions = action({
  name: 'course.sessions',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ status: SessionStatus, from: z.optional(Day), after: z.optional(ListCursor) }),
  output: z.object({
    sessions: z.array(z.extend(StaffSessionRow, { schoolName: z.string(), startsAt: Instant, lessons: z.int() })),
    next: z.nullable(ListCursor),
  }),
  errors: [],
})

export const courseStaffActions = {
  saveSchool,
  saveSession,
  publish,
  changeSession,
  setCapacity,
  cancelSession,
  cancelLesson,
  enrolFor,
  removeFrom,
  roster,
  exportRoster,
  sessions,
}
