import { dayOf, startOf } from '../cloudfunctions/kernel/calendar'
import type { Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'
import { HOUR_MS, MINUTE_MS } from '../contract/kernel/duration'
import { PLANS, type Plan } from './coursePlans'

type Draft = InputOf<Actions['course.save']>

/** A session, and what has happened to it since it was published. */
export interface SampleSession {
  readonly draft: Draft
  /** The number of sample riders who have enrolled. */
  readonly enrolled: number
  /** The number of other sample riders on the waitlist. */
  readonly waiting: number
  readonly after?: Plan['after']
}

const clockOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE_MS
}

/** The instant of a time of day in Shanghai, a number of days from today. */
const at = (now: Date, days: number, time: string) => new Date(startOf(dayOf(now), days).getTime() + clockOf(time))

export const coursesAt = (now: Date): readonly SampleSession[] => PLANS.map((plan) => sessionOf(plan, now))

const before = (instant: Date, hours: number) => new Date(instant.getTime() - hours * HOUR_MS).toISOString()

/** The times of the lessons of a plan, and until when the session can be booked and cancelled. */
function timesOf({ first, lessons }: Plan, now: Date) {
  if (first === 'soon') {
    const from = new Date(Math.floor((now.getTime() + HOUR_MS / 2) / (5 * MINUTE_MS)) * 5 * MINUTE_MS)
    const lesson = { from: from.toISOString(), to: new Date(from.getTime() + HOUR_MS).toISOString() }
    return { lessons: [lesson], closesAt: before(from, 0), cancelUntil: before(from, 2) }
  }
  const [days, from, to] = first
  const weekly = Array.from({ length: lessons }, (_, week) => days + 7 * week)
  return {
    lessons: weekly.map((day) => ({ from: at(now, day, from).toISOString(), to: at(now, day, to).toISOString() })),
    closesAt: before(at(now, days, '20:00'), 24),
    cancelUntil: before(at(now, days, '12:00'), 24),
  }
}

function sessionOf(plan: Plan, now: Date): SampleSession {
  const { id, courseId, title, programme, category, school, teacher, text, capacity } = plan
  const draft: Draft = {
    sessionId: `ses_${id}`,
    courseId,
    title,
    programme,
    category,
    description: text,
    teacher,
    schoolId: `sch_${school}`,
    priceFen: plan.priceFen ?? 0,
    eligibility: plan.eligibility ?? [],
    limit: plan.limit ?? null,
    capacity,
    mode: 'firstCome',
    opensAt: at(now, plan.opensIn ?? -7, '10:00').toISOString(),
    ...timesOf(plan, now),
    offerMinutes: 120,
    waitLimit: plan.waitLimit ?? 20,
    certificatePercent: plan.certificatePercent ?? null,
    passQuota: plan.passQuota ?? 0,
  }
  return { draft, enrolled: plan.enrolled ?? 0, waiting: plan.waiting ?? 0, ...(plan.after && { after: plan.after }) }
}
