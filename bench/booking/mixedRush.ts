import type { Agent } from 'node:http'
import type { SessionId } from '../../contract/course/ids'
import type { Figure } from '../index'
import { percentile } from '../pass/openLoop'
import { calling } from './calling'
import { type Hall, openidAt, STAFF } from './hall'
import { rush } from './rush'

const CONTENDERS = 1_000
const PLACES = 200
const HOLDERS = 20
const AT_ONCE = 64
const MOST_MS = 5_000

const STAFF_DOES = {
  cancelLesson: { words: 'staff call off a lesson', input: { lessonNo: 2, reason: '示例：老师病了' } },
  cancelSession: { words: 'staff call off the session', input: { reason: '示例：教室漏水' } },
} as const

/** Rushes in which twenty holders give their places back while others take them, and staff decide about the same session. */
export async function mixedRushes(hall: Hall, agent: Agent): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const does of ['cancelLesson', 'cancelSession'] as const) figures.push(...(await mixedRush(hall, agent, does)))
  return figures
}

async function mixedRush(hall: Hall, agent: Agent, does: keyof typeof STAFF_DOES): Promise<Figure[]> {
  const sessionId = await hall.open(does.toLowerCase(), PLACES)
  const ask = (number: number, action: string, input: object = {}) =>
    calling(hall, agent, number < 0 ? STAFF : openidAt(number), {
      action: `course.${action}`,
      input: { sessionId, ...input },
      requestId: `mixed-${does}-${action}-${number}`,
    })
  for (let number = 0; number < HOLDERS; number += 1) await ask(number, 'enrol')

  let byStaff = { answer: '', ms: 0 }
  const staff = async () => {
    const asked = performance.now()
    const answer = await ask(-1, does, STAFF_DOES[does].input)
    byStaff = { answer, ms: performance.now() - asked }
  }
  let decided: Promise<void> | undefined
  const { answers, latencies } = await rush(CONTENDERS, AT_ONCE, (number) => {
    // Once the first ones are through, everybody is at it.
    if (number === AT_ONCE) decided = staff()
    return number < HOLDERS ? ask(number, 'cancel') : ask(number, 'enrol')
  })
  await decided
  const slowest = Math.max(byStaff.ms, latencies.at(-1) ?? 0)
  const { held, free, twice } = await placesOf(hall, sessionId)
  const all = Object.entries(answers).map(([answer, count]) => `${answer} ${count}`)
  const name = `${AT_ONCE} at once of ${CONTENDERS} for ${PLACES} places, ${HOLDERS} giving theirs back, while ${STAFF_DOES[does].words}`
  return [
    {
      name: `${name}: answers`,
      value: `${all.join(', ')}; staff ${byStaff.answer}; p99 ${percentile(latencies, 0.99).toFixed(0)} ms, staff ${byStaff.ms.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
      target: `everybody is answered, within ${MOST_MS} ms`,
      kept: slowest <= MOST_MS && byStaff.answer === 'ok' && !('UNAVAILABLE' in answers) && !('INTERNAL' in answers),
    },
    {
      name: `${name}: places`,
      value: `${held} held, ${free} free, ${twice} numbers twice`,
      target: `${PLACES} in all, no number twice`,
      kept: held + free === PLACES && twice === 0,
    },
  ]
}

async function placesOf(hall: Hall, id: SessionId) {
  const { participants, free } = await hall.session(id)
  const holding = Object.values(participants).filter(({ state }) => state === 'held')
  const numbers = holding.flatMap(({ number }) => number ?? [])
  return { held: holding.length, free, twice: numbers.length - new Set(numbers).size }
}
