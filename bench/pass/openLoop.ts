import { setTimeout as delay } from 'node:timers/promises'
import { createDice } from '../../emulator/inject/dice'

export interface Load {
  /** Answers that were right, for each second from the first arrival to the last answer. */
  readonly perSecond: number
  readonly wrong: number
  /** Milliseconds from when somebody arrived to the answer, whenever it was asked for, sorted. */
  readonly latencies: readonly number[]
}

/** When people arrive who know nothing of each other, in milliseconds: exponential gaps, the same in every run. */
function arrivals(count: number, seconds: number): number[] {
  const roll = createDice(233)
  let at = 0
  return Array.from({ length: count }, () => {
    at += (-Math.log(1 - roll()) * seconds * 1000) / count
    return at
  })
}

/**
 * Sends requests as people arrive, whatever the answers do: when the server falls behind they still come, and have to wait. (Asking for the next
 * only after an answer would leave out exactly those who waited.)
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
