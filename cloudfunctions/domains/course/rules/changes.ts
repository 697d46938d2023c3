import type { Actions } from '../../../../contract'
import { misfitOf } from '../../../../contract/course/sessionDates'
import type { ParsedOf } from '../../../../contract/kernel/action'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { invalid } from '../../../kernel/input'
import type { LessonPlan, School, SessionDetails } from '../../booking/about'
import type { OfferingDocument } from '../../booking/offeringDocument'
import { newLesson, windowOf, withAbout } from './sessionFields'

export type Changes = ParsedOf<Actions['course.change']>['changes']
type Lessons = NonNullable<Changes['lessons']>
type NotNow = Refusal<'NOT_POSSIBLE_NOW'>
type Wrong = NotNow | Refusal<'INVALID_INPUT'>
type Changed<R extends Refusal> = { readonly next: OfferingDocument } | { readonly refusal: R }

const notNow = { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } } as const

/** Is it published and not over? Only then can staff change who takes part and when. */
export const isOn = ({ status, endsAt }: Pick<OfferingDocument, 'status' | 'endsAt'>, now: Date) => status === 'published' && endsAt > now

/** A published session with other times, teacher, place, description or window. @param school the new one, if it is another */
export function changedSession(offering: OfferingDocument, changes: Changes, school: School | null, now: Date): Changed<Wrong> {
  const { details: about } = offering
  if (about.kind !== 'session' || !isOn(offering, now)) return notNow
  // A draw has its own days, which are published with it.
  if (offering.drawId && (changes.opensAt ?? changes.closesAt)) return notNow
  const lessons = changes.lessons ? changedLessons(about.lessons, changes.lessons, now) : about.lessons
  if ('refusal' in lessons) return lessons
  const window = { ...wireWindow(offering), ...defined(changes, ['opensAt', 'closesAt', 'cancelUntil']) }
  const misfit = misfitOf({ ...window, lessons: lessons.map(onTheWire) })
  if (misfit) return { refusal: invalid(`changes.${misfit.field}`, misfit.rule) }
  const nextAbout: SessionDetails = { ...about, lessons, ...defined(changes, ['description', 'teacher']), ...(school && { school }) }
  const numbers = defined(changes, ['offerMinutes', 'waitLimit'])
  return { next: { ...offering, ...windowOf(window), ...numbers, ...withAbout(offering, nextAbout) } }
}

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
  const after = asked.map((times) => movedLesson(before.find(({ no }) => no === times.no) ?? null, newLesson(times.no, times)))
  const fixed = after.findIndex((lesson, index) => !mayBecome(before.find(({ no }) => no === asked[index]?.no) ?? null, lesson, now))
  return fixed >= 0 ? { refusal: invalid(`changes.lessons.${fixed}.from`, 'too_early') } : after
}

const isMoved = (a: LessonPlan, b: LessonPlan) => a.from.getTime() !== b.from.getTime() || a.to.getTime() !== b.to.getTime()

/** Whoever was reminded of another time is reminded again. */
const movedLesson = (before: LessonPlan | null, asked: LessonPlan): LessonPlan =>
  before === null ? asked : isMoved(before, asked) ? { ...before, from: asked.from, to: asked.to, reminded: false } : before

const mayBecome = (before: LessonPlan | null, after: LessonPlan, now: Date) =>
  before === null ? after.from > now : !isMoved(before, after) || (before.cancelled === null && before.from > now && after.from > now)

/** A session one lesson of which doesn't take place. */
export function withoutLesson(
  offering: OfferingDocument,
  { lessonNo, reason }: { lessonNo: number; reason: string },
  now: Date,
): { readonly next: OfferingDocument; readonly lesson: LessonPlan } | { readonly refusal: Wrong } {
  const { details: about } = offering
  if (about.kind !== 'session' || !isOn(offering, now)) return notNow
  const lesson = about.lessons.find(({ no }) => no === lessonNo)
  if (!lesson) return { refusal: invalid('lessonNo', 'option') }
  const isLast = about.lessons.every(({ no, cancelled }) => no === lessonNo || cancelled !== null)
  if (lesson.cancelled !== null || lesson.from <= now || isLast) return notNow
  const lessons = about.lessons.map((one) => (one === lesson ? { ...one, cancelled: reason } : one))
  return { next: { ...offering, ...withAbout(offering, { ...about, lessons }) }, lesson }
}

/** A session that doesn't take place: nobody is promoted any more, and no offer runs out unheard. Who was booked stays on record. */
export function calledOff(offering: OfferingDocument, reason: string, now: Date): Changed<NotNow> {
  if (offering.details.kind !== 'session' || !isOn(offering, now)) return notNow
  const { slots, facets, nextLessonAt } = withAbout({ ...offering, status: 'cancelled' }, offering.details)
  const entries = Object.fromEntries(
    Object.entries(offering.participants).map(([id, entry]) => [id, entry.until ? { ...entry, version: entry.version + 1, until: null } : entry]),
  )
  return { next: { ...offering, status: 'cancelled', cancelReason: reason, slots, facets, wakeAt: nextLessonAt, participants: entries } }
}
