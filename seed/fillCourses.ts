import { MINUTE_MS } from '../contract/kernel/duration'
import { coursesAt, type SampleSession } from './courses'
import type { Phone, Phones } from './phone'
import { SCHOOLS } from './schools'

/**
 * The sessions in which the first rider of the preview has places, one of them with check-in today, and the one whose waitlist the rider is
 * on.
 */
const FIRST_RIDER = { places: ['ses_stress1', 'ses_tea1'], waits: ['ses_flower1'] }
const TEACHERS = [
  ['teacher-1', 'sch_1'],
  ['teacher-1', 'sch_5'],
  ['teacher-4', 'sch_4'],
] as const

/**
 * Creates schools with their teacher, and sessions in every state, with riders who have enrolled or wait.
 *
 * @param riders verified riders, beginning with the first one of the preview
 */
export async function fillCourses(phones: Phones, riders: readonly Phone[], now: Date): Promise<void> {
  const staff = phones('staff-1')
  for (const school of SCHOOLS) await staff.ask('school.save', school)
  for (const [openid, schoolId] of TEACHERS) {
    const { code } = await staff.ask('staff.invite', { grant: { role: 'teacher', schoolId } })
    await phones(openid).ask('role.accept', { code })
  }
  for (const session of coursesAt(now)) await fillSession(staff, session, riders, now)
}

async function fillSession(staff: Phone, { draft, enrolled, waiting, after }: SampleSession, riders: readonly Phone[], now: Date) {
  const { sessionId } = draft
  await staff.ask('course.save', draft)
  if (after === 'keptDraft') return
  await staff.ask('course.publish', { sessionId })
  const [takers, waiters] = whoBooks(sessionId, enrolled, waiting, riders)
  for (const rider of takers) await rider.ask('course.enrol', { sessionId })
  for (const rider of waiters) await rider.ask('course.wait', { sessionId })
  if (after === 'closed') {
    const closesAt = new Date(now.getTime() - MINUTE_MS).toISOString()
    await staff.ask('course.change', { sessionId, reason: '报名提前结束（示例）', changes: { closesAt } })
  }
}

/** Chooses the riders of a session: the first rider where they take part, then the others in turn. */
function whoBooks(sessionId: string, enrolled: number, waiting: number, [first, ...others]: readonly Phone[]) {
  const firstIn = (sessions: readonly string[]) => (first && sessions.includes(sessionId) ? [first] : [])
  const takers = [...firstIn(FIRST_RIDER.places), ...others].slice(0, enrolled)
  const rest = others.filter((one) => !takers.includes(one))
  return [takers, [...firstIn(FIRST_RIDER.waits), ...rest].slice(0, waiting)] as const
}
