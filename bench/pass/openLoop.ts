import { setTimeout as delay } from 'node:timers/promises'
import { createDice } from '../../emulator/inject/dice'

export interface Load {
  /** Correct replies per second, from the first arrival to the last reply. */
  readonly perSecond: number
  readonly wrong: number
  /** Milliseconds from a rider's arrival to the reply, whenever the request was sent, sorted. */
  readonly latencies: readonly number[]
}

/** Independent arrival times in milliseconds: exponential gaps, the same in every run. */
function arrivals(count: number, seconds: number): number[] {
  const roll = createDice(233)
  let at = 0
  return Array.from({ length: count }, () => {
    at += (-Math.log(1 - roll()) * seconds * 1000) / count
    return at
  })
}

/**
 * Sends requests at the arrival times, regardless of the replies: when the server falls behind, people still arrive and have to wait.
 * (Sending each request only after a reply would leave out exactly the people who had to wait.)
 */
export async function openLoop(count: number, seconds: number, send: () => Promise<boolean>): Promise<Load> {
  const start = performance.now()
  const sent = arrivals(count, seconds).map(async (at) => {
    await delay(start + at - performance.now())
    const right = await send().catch(() => false)
    return { right, ms: performance.now() - start - at }
  })
  const answers = await Promise.all(sent)
  const took = (performance.now() - start) / 1000
  const right = answers.filter((answer) => answer.right).length
  return { perSecond: right / took, wrong: answers.length - right, latencies: answers.map(({ ms }) => ms).sort((a, b) => a - b) }
}

export const percentile = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
