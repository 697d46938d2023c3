import type { changeSession } from '../../../../contract/course/courseStaff'
import { misfitOf } from '../../../../contract/course/sessionDates'
import type { ParsedOf } from '../../../../contract/kernel/action'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { invalid } from '../../../kernel/input'
import type { OfferingDocument, Participant } from '../../booking/public'
import { isSession, type LessonPlan, type School, type SessionOf } from '../sessionDetails'
import { facetsOf } from './catalogue'
import { newLesson, windowOf, withDetails } from './session'

export type Changes = ParsedOf<typeof changeSession>['changes']
type Lessons = NonNullable<Changes['lessons']>
type NotNow = Refusal<'NOT_POSSIBLE_NOW'>
type Wrong = NotNow | Refusal<'INVALID_INPUT'>
/** What is wished for in a draw can't be moved, either. */
export type WrongChange = Wrong | Refusal<'PLACES_ARE_DRAWN'>
type Changed<R extends Refusal> = { readonly next: OfferingDocument } | { readonly refusal: R }

const placesAreDrawn = { refusal: { code: 'PLACES_ARE_DRAWN', details: {} } } as const
const notNow = { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } } as const

/** Is it published and not over? Only then can staff change who takes part and when. */
export const isOn = ({ status, endsAt }: Pick<OfferingDocument, 'status' | 'endsAt'>, now: Date) => status === 'published' && endsAt > now

/**
 * A published session with other times, teacher, place, description or window.
 *
 * @param school the new one, if it is another
 * @returns the session, and when the first lesson begins that is at another time or place now; null: none is
 */
export function changedSession(
  offering: OfferingDocument,
  changes: Changes,
  school: School | null,
  now: Date,
): { readonly next: OfferingDocument; readonly movedFrom: Date | null } | { readonly refusal: WrongChange } {
  const { details, status } = offering
  if (!isSession(details) || !isOn(offering, now)) return notNow
  // A draw has its own days, which are published with it.
  if (offering.drawId && (changes.opensAt ?? changes.closesAt)) return notNow
  // What is wished for stays as it was when it was wished for: it is moved once the places are drawn, or called off.
  if (offering.drawId && !offering.drawnAt && (changes.lessons ?? changes.schoolId)) return placesAreDrawn
  const asked = changes.lessons ? changedLessons(details.lessons, changes.lessons, now) : details.lessons
  if ('refusal' in asked) return asked
  const isElsewhere = school !== null && !isSamePlace(school, details.school)
  const lessons = asked.map((lesson) => (isElsewhere && isToCome(lesson, now) ? { ...lesson, movedAt: now } : lesson))
  const window = { ...wireWindow(offering), ...defined(changes, ['opensAt', 'closesAt', 'cancelUntil']) }
  const misfit = misfitOf({ ...window, lessons: lessons.map(onTheWire) })
  if (misfit) return { refusal: invalid(`changes.${asAsked(misfit.field, lessons, changes.lessons ?? [])}`, misfit.rule) }
  const words = defined(changes, ['description', 'teacher'])
  const isOtherwise = school !== null || (words.teacher !== undefined && words.teacher !== details.teacher)
  const after = lessons.map((lesson) => {
    const before = details.lessons.find(({ no }) => no === lesson.no)
    return before && (isMoved(before, lesson) || isOtherwise) ? revised(lesson, now) : lesson
  })
  const next = withDetails(status, { ...details, lessons: after, ...words, school: school ?? details.school })
  const changed = { ...offering, ...windowOf(window), ...defined(changes, ['offerMinutes', 'waitLimit']), ...next }
  const moved = lessons.filter(({ movedAt }) => movedAt?.getTime() === now.getTime())
  return { next: changed, movedFrom: moved.length > 0 ? firstOf(moved) : null }
}

/** Are both where one goes to by the same way? Another name alone moves nobody. */
const isSamePlace = (one: School, other: School) =>
  one.schoolId === other.schoolId &&
  one.townId === other.townId &&
  one.address === other.address &&
  one.location?.latitude === other.location?.latitude &&
  one.location?.longitude === other.location?.longitude

export const isSameSchool = (one: School, other: School) => one.name === other.name && isSamePlace(one, other)

/**
 * A session with its school as that is now.
 *
 * @returns the session, and when the first lesson begins that is at another place now; null: none is
 */
export function atSchool<O extends SessionOf<OfferingDocument>>(
  session: O,
  school: School,
  now: Date,
): { readonly next: O; readonly movedFrom: Date | null } {
  const isElsewhere = isOn(session, now) && !isSamePlace(school, session.details.school)
  const moved = isElsewhere ? session.details.lessons.filter((lesson) => isToCome(lesson, now)) : []
  const lessons = session.details.lessons.map((lesson) => (moved.includes(lesson) ? revised({ ...lesson, movedAt: now }, now) : lesson))
  const details = { ...session.details, school, lessons }
  return { next: { ...session, details, facets: facetsOf(session, details) }, movedFrom: moved.length > 0 ? firstOf(moved) : null }
}

/** A session whose school has another name: calendars repeat it, so lessons to come are another revision of themselves. */
export function atRenamedSchool<O extends SessionOf<OfferingDocument>>(session: O, now: Date): O {
  const lessons = session.details.lessons.map((lesson) => (isToCome(lesson, now) ? revised(lesson, now) : lesson))
  return { ...session, details: { ...session.details, lessons } }
}

/** The field as staff wrote it: lessons are judged in the order of time, and named in any order. */
const asAsked = (field: string, inTime: readonly LessonPlan[], asked: Lessons) =>
  field.replace(/(?<=^lessons\.)\d+/, (at) => {
    const index = asked.findIndex(({ no }) => no === inTime[Number(at)]?.no)
    return index < 0 ? at : String(index)
  })

const isToCome = ({ from, cancelled }: LessonPlan, now: Date) => cancelled === null && from > now

const firstOf = (lessons: readonly LessonPlan[]) => new Date(Math.min(...lessons.map(({ from }) => from.getTime())))

const onTheWire = ({ from, to, cancelled }: LessonPlan) => ({ from: from.toISOString(), to: to.toISOString(), cancelled })

const wireWindow = ({ opensAt, closesAt, cancelUntil }: OfferingDocument) => ({
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
  cancelUntil: cancelUntil.toISOString(),
})

/** Of these fields those that are there. */
const defined = <T extends object, K extends keyof T>(fields: T, keys: readonly K[]) =>
  Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]))) as { [P in K]?: NonNullable<T[P]> }

/** Every lesson is named, new ones get the next numbers. What has begun or was called off stays as it was: somebody was there, or was told. */
function changedLessons(
  before: readonly LessonPlan[],
  asked: Lessons,
  now: Date,
): readonly LessonPlan[] | { refusal: Refusal<'INVALID_INPUT'> } {
  const numbers = new Set(asked.map(({ no }) => no))
  if (before.some(({ no }) => !numbers.has(no))) return { refusal: invalid('changes.lessons', 'required') }
  const wrong = asked.findIndex(({ no }, index) => no > asked.length || asked.findIndex((one) => one.no === no) !== index)
  if (wrong >= 0) return { refusal: invalid(`changes.lessons.${wrong}.no`, 'option') }
  const after = asked.map((times) => movedLesson(before.find(({ no }) => no === times.no) ?? null, newLesson(times.no, times), now))
  const fixed = after.findIndex((lesson, index) => !mayBecome(before.find(({ no }) => no === asked[index]?.no) ?? null, lesson, now))
  if (fixed >= 0) return { refusal: invalid(`changes.lessons.${fixed}.from`, 'too_early') }
  // One that is made up for comes after lessons with higher numbers.
  return after.toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

const isMoved = (a: LessonPlan, b: LessonPlan) => a.from.getTime() !== b.from.getTime() || a.to.getTime() !== b.to.getTime()

/** A lesson after one more change, so that a calendar that has it takes the later one. */
const revised = (lesson: LessonPlan, now: Date): LessonPlan => ({ ...lesson, revision: (lesson.revision ?? 0) + 1, changedAt: now })

/** People who were reminded of another time are reminded again. */
function movedLesson(before: LessonPlan | null, asked: LessonPlan, now: Date): LessonPlan {
  if (before === null) return { ...asked, movedAt: now }
  return isMoved(before, asked) ? { ...before, from: asked.from, to: asked.to, reminded: false, movedAt: now } : before
}

function mayBecome(before: LessonPlan | null, after: LessonPlan, now: Date): boolean {
  if (before === null) return after.from > now
  if (!isMoved(before, after)) return true
  return before.cancelled === null && before.from > now && after.from > now
}

/** A session without one of its lessons, which is called off. */
export function withoutLesson(
  offering: OfferingDocument,
  { lessonNo, reason }: { lessonNo: number; reason: string },
  now: Date,
): { readonly next: OfferingDocument; readonly lesson: LessonPlan } | { readonly refusal: Wrong } {
  const { details, status } = offering
  if (!isSession(details) || !isOn(offering, now)) return notNow
  const lesson = details.lessons.find(({ no }) => no === lessonNo)
  if (!lesson) return { refusal: invalid('lessonNo', 'option') }
  const isLast = details.lessons.every(({ no, cancelled }) => no === lessonNo || cancelled !== null)
  if (lesson.cancelled !== null || lesson.from <= now || isLast) return notNow
  const lessons = details.lessons.map((one) => (one === lesson ? revised({ ...one, cancelled: reason }, now) : one))
  return { next: { ...offering, ...withDetails(status, { ...details, lessons }) }, lesson }
}

/** A session that doesn't take place: nobody is promoted any more, and no offer runs out unheard. Everybody who was booked stays on record. */
export function calledOff(offering: OfferingDocument, reason: string, now: Date): Changed<NotNow> {
  if (!isSession(offering.details) || !isOn(offering, now)) return notNow
  const { slots, facets, wakeAt } = withDetails('cancelled', offering.details)
  const participants = Object.fromEntries(
    Object.entries(offering.participants).map(([id, participant]) => [id, participant.until ? withoutOffer(participant) : participant]),
  )
  return { next: { ...offering, status: 'cancelled', cancelReason: reason, slots, facets, wakeAt, participants } }
}

const withoutOffer = (participant: Participant): Participant => ({ ...participant, version: participant.version + 1, until: null })
