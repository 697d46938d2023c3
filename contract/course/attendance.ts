import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { DeviceId, Instant, PersonId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { MapLocation } from '../kernel/mapLocation'
import { CredentialText } from '../pass/gate'
import { GateRefusal } from '../pass/gateVerdict'
import { PassHolder } from '../pass/passHolder'
import { SchoolView } from './course'
import { StaffReason } from './courseFields'
import { ClassId, SchoolId, SessionId } from './ids'

const LessonNo = z.int().check(z.minimum(1), z.maximum(999))
const oneLesson = { sessionId: SessionId, lessonNo: LessonNo }

/** One lesson as its teacher sees it, and somebody who checks in. */
export const LessonView = z.object({
  ...oneLesson,
  /** The lessons of the session, this one among them. */
  lessons: z.int(),
  title: z.string(),
  schoolName: z.string(),
  from: Instant,
  to: Instant,
  /** Why it doesn't take place; null: it does. */
  cancelled: z.nullable(z.string()),
  /** When one may check in, and until when one is on time. */
  opensAt: Instant,
  onTimeUntil: Instant,
  closesAt: Instant,
})
export type LessonView = z.output<typeof LessonView>

/** The lessons at a school that are near: of the last two days and the next week, in order. `taken`: so many hold a place. */
export const lessons = action({
  name: 'attendance.lessons',
  limit: limits.looking,
  audience: 'teacher',
  scope: 'schoolId',
  input: z.strictObject({ schoolId: SchoolId }),
  output: z.object({ school: SchoolView, lessons: z.array(z.extend(LessonView, { taken: z.int() })), now: Instant }),
  errors: [],
})

export const MarkState = z.enum(['here', 'late', 'absent', 'excused', 'none'])
export type MarkState = z.output<typeof MarkState>

/** One person on the roll. */
export const RollRow = z.object({
  personId: PersonId,
  /** The number of the place within the session. */
  number: z.nullable(z.int()),
  /** Masked; null once the registration is erased. */
  name: z.nullable(z.string()),
  state: MarkState,
  /** Checked in by phone, but not shown to be at the school: a teacher says whether the person is there. */
  unconfirmed: z.boolean(),
  /** When the person checked in or was marked; null as long as nothing is known. */
  at: z.nullable(Instant),
  /** Why it was corrected after the roll had closed. */
  reason: z.nullable(z.string()),
  /** When the person sent word that they can't come (请假). In time it excuses; later the state says nothing of it. Left out: they haven't. */
  toldAt: z.optional(Instant),
})
export type RollRow = z.output<typeof RollRow>

/** The roll (点名) of one lesson: everybody who holds a place, by number. 300 a page; `after` is the number of the last row. */
export const roll = action({
  name: 'attendance.roll',
  limit: limits.looking,
  audience: 'teacher',
  scope: 'sessionId',
  input: z.strictObject({ ...oneLesson, after: z.optional(z.int()) }),
  output: z.object({
    lesson: LessonView,
    rows: z.array(RollRow),
    next: z.nullable(z.int()),
    /** Of everybody, whatever the page. `here`: on time or late, and confirmed. */
    counts: z.object({ expected: z.int(), here: z.int(), unconfirmed: z.int(), excused: z.int() }),
    /** Which phone shows the code of this lesson, by its number; null: none has yet. */
    keyNo: z.nullable(z.int()),
    now: Instant,
  }),
  errors: [],
})

/**
 * Lets this phone show the code of the class: from the seed it makes a new code every 15 seconds, also when the network is gone for a while. The seed
 * is good for this lesson's check-in alone. One phone at a time: another one's codes end.
 */
export const openClass = action({
  name: 'attendance.openClass',
  limit: limits.work,
  audience: 'teacher',
  scope: 'sessionId',
  writes: true,
  audited: true,
  input: z.strictObject({ ...oneLesson, deviceId: DeviceId }),
  output: z.object({ lesson: LessonView, classId: ClassId, keyNo: z.int(), seed: z.string(), now: Instant }),
  errors: ['CHECK_IN_NOT_OPEN', 'CHECK_IN_OVER', 'NOT_POSSIBLE_NOW'],
})

const Marked = z.object({ row: RollRow, now: Instant })
const marking = { ...oneLesson, personId: PersonId, state: MarkState }

/**
 * Calls the roll or corrects it. An excuse may be entered at any time, the rest once the lesson's check-in has opened. After it has closed, a correction
 * needs a reason.
 */
export const mark = action({
  name: 'attendance.mark',
  limit: limits.calling,
  audience: 'teacher',
  scope: 'sessionId',
  writes: true,
  audited: true,
  leftOut: ['reason'],
  input: z.strictObject({ ...marking, reason: z.optional(StaffReason) }),
  output: Marked,
  errors: ['NOT_BOOKED', 'CHECK_IN_NOT_OPEN', 'NOT_POSSIBLE_NOW', 'SECOND_PERSON_NEEDED'],
})

/** The district corrects what a roll says, with a reason. A no-show that was none is taken back. */
export const correct = action({
  name: 'attendance.correct',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['reason'],
  input: z.strictObject({ ...marking, reason: StaffReason }),
  output: Marked,
  errors: ['NOT_BOOKED', 'CHECK_IN_NOT_OPEN', 'NOT_POSSIBLE_NOW', 'SECOND_PERSON_NEEDED'],
})

/**
 * The teacher scans a rider's phone: the rotating code of the pass, whatever it was made for, or the attendance pass (听课证). It isn't used up: coming twice
 * is coming once. The picture lets the teacher see that it is the person.
 */
export const scanRider = action({
  name: 'attendance.scanRider',
  unlimited: 'a class enters through one door; a person is checked in once in a lesson',
  audience: 'teacher',
  scope: 'sessionId',
  writes: true,
  audited: true,
  leftOut: ['text'],
  input: z.strictObject({ ...oneLesson, text: CredentialText }),
  output: z.object({
    /** Null when the code was refused. */
    row: z.nullable(RollRow),
    holder: z.nullable(PassHolder),
    /** Whether the person had been checked in before. */
    already: z.boolean(),
    refusal: z.nullable(GateRefusal),
    now: Instant,
  }),
  errors: ['NOT_BOOKED', 'CHECK_IN_NOT_OPEN', 'CHECK_IN_OVER', 'NOT_POSSIBLE_NOW', 'SECOND_PERSON_NEEDED'],
})

/** Where the rider's phone says it is; `accuracy` in metres. It is compared with the school's and not kept. */
export const PhoneLocation = z.strictObject({ ...MapLocation.shape, accuracy: z.number().check(z.minimum(0)) })
export type PhoneLocation = z.output<typeof PhoneLocation>

/**
 * The rider scans the code of the class (签到). It marks the one lesson that the code is of, whatever else the rider has booked. Without a location, or
 * with one that is far from the school, it counts once a teacher has confirmed it.
 */
export const checkIn = action({
  name: 'attendance.checkIn',
  unlimited: 'a class enters through one door; a person is checked in once in a lesson',
  audience: 'rider',
  writes: true,
  unaudited: 'the roll is its own record: who, when, by which way',
  input: z.strictObject({
    text: CredentialText,
    deviceId: DeviceId,
    location: z.nullable(PhoneLocation),
    /** The session whose page the rider came from: a code of another one is refused. */
    sessionId: z.optional(SessionId),
  }),
  output: z.object({
    lesson: LessonView,
    state: z.enum(['here', 'late']),
    at: Instant,
    already: z.boolean(),
    unconfirmed: z.boolean(),
    now: Instant,
  }),
  errors: [
    'CLASS_CODE_REFUSED',
    'OTHER_LESSON',
    'NOT_BOOKED',
    'CHECK_IN_NOT_OPEN',
    'CHECK_IN_OVER',
    'NOT_POSSIBLE_NOW',
    'PHONE_CHECKED_IN',
  ],
})

export const attendanceActions = { lessons, roll, openClass, mark, correct, scanRider, checkIn }
