import { offerings } from '../../../cloudfunctions/domains/booking/offeringDocument'
import type { SessionId } from '../../../contract/course/ids'
import { aListedSession } from '../courses'
import { sessionId } from '../offerings'
import { daysAfter, minutesAfter, NOON } from '../time'
import type { Phone } from './phone'
import { nextNumber } from './samples/sample'

/** What tests of changes by staff have in common. */

export const reason = '示例：换时间'

/** Three evenings from the third day on, each on days of a week of its own. */
export async function openSession(fields: Parameters<typeof aListedSession>[0] = {}): Promise<SessionId> {
  const id = sessionId(`change${nextNumber()}`)
  await offerings.insert(aListedSession({ venue: id, ...fields, _id: id }))
  return id
}

/** The times of a session that clashes with no other one. */
export function farAhead() {
  const slots = [{ from: daysAfter(NOON, 30), to: minutesAfter(daysAfter(NOON, 30), 90) }]
  return { slots, startsAt: daysAfter(NOON, 30), cancelUntil: daysAfter(NOON, 29) }
}

/** The own booking of this session as its holder sees it. */
export const mineOf = async (phone: Phone, id: SessionId) =>
  (await phone.must('course.mine', {})).current.find(({ session }) => session.sessionId === id)
