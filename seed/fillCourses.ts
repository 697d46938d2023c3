import { SCHOOLS, SESSIONS } from './courses'
import type { Phone, Phones } from './phone'

/** Schools and their sessions; the first rider has a place in one, and one is full with some who wait. */
export async function fillCourses(phones: Phones, [first, ...others]: readonly Phone[]) {
  const staff = phones('staff-1')
  for (const school of SCHOOLS) await staff.ask('school.save', school)
  for (const session of SESSIONS) {
    await staff.ask('course.save', session)
    await staff.ask('course.publish', { sessionId: session.sessionId })
  }
  await first?.ask('course.enrol', { sessionId: 'ses_flowers' })
  for (const [at, rider] of others.slice(0, 4).entries())
    await rider.ask(at < 2 ? 'course.enrol' : 'course.wait', { sessionId: 'ses_neck' })
}
