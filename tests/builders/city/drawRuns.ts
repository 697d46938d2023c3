import { offerings } from '../../../cloudfunctions/domains/booking/offeringDocument'
import { runDraws } from '../../../cloudfunctions/domains/course/draw/runDraws'
import type { SessionId } from '../../../contract/course/ids'
import { daysAfter, minutesAfter, NOON } from '../time'

/** Running draws that close an hour after noon, and what they came to. */

const CLOSES = minutesAfter(NOON, 60)
export const DUE = minutesAfter(CLOSES, 1)

let numbers = 0
/** When no other session is: whoever won one before must be able to come. */
export function nextTime(of: string) {
  numbers += 1
  const startsAt = daysAfter(NOON, 9 + numbers)
  return { name: `${of}${numbers}`, startsAt, slots: [{ from: startsAt, to: minutesAfter(startsAt, 90) }] }
}

export const everything = () => true
export const nothing = () => false
export const run = (hasTime = everything, now = DUE) => runDraws(now, hasTime)
/** Turns of the timer until it says that nothing is due. */
export async function runOut() {
  for (let turns = 0; turns < 20; turns += 1) if ((await run()).open === 0) return
  throw new Error('the draw is never finished')
}

/** Who has a place and who waits. */
export async function outcome(id: SessionId) {
  const session = await offerings.get(id)
  if (!session) throw new Error('no session')
  const held = Object.entries(session.participants).flatMap(([personId, { state, drawn }]) =>
    state === 'held' ? [{ personId, number: drawn?.number ?? 0 }] : [],
  )
  const waiting = session.queue.flat()
  return { held: held.toSorted((one, other) => one.number - other.number).map(({ personId }) => personId), waiting }
}
