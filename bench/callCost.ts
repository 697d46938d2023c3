import type { Actions } from '../contract'
import type { InputOf, OutputOf } from '../contract/kernel/action'
import type { LoggedQuery } from '../emulator/database'
import type { Figure } from './index'

/** What one call asked of the database, and how long it took. */
export interface CallCost {
  readonly shown: number
  readonly examined: number
  readonly scans: number
  readonly ms: number
}

/**
 * The number of documents that a call may examine beyond those that it shows: the row that reveals a next page, and the caller's own
 * documents.
 */
const SPARE = 5
const CALLS = 10

type Asked = 'course.list' | 'course.show' | 'merchant.near'

/** A question, and how many rows an answer to it shows. */
export interface Question<N extends Asked> {
  readonly action: N
  readonly input: InputOf<Actions[N]>
  readonly shownIn: (answer: OutputOf<Actions[N]>) => number
}

async function ask<N extends Asked>(url: string, { action, input, shownIn }: Question<N>): Promise<number> {
  const headers = { 'x-emulator-openid': 'oBench_reader' }
  const reply = await (await fetch(`${url}/call`, { method: 'POST', headers, body: JSON.stringify({ action, input }) })).json()
  if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.error)}`)
  return shownIn(reply.data)
}

/**
 * The database requests and the duration of one call: the median of several. The emulator's timer also queries the database, so the call
 * with the fewest requests counts.
 */
export async function costOf<N extends Asked>(url: string, question: Question<N>): Promise<CallCost> {
  await ask(url, question)
  const calls: CallCost[] = []
  for (let call = 0; call < CALLS; call += 1) calls.push(await oneCall(url, question))
  const leanest = calls.reduce((least, one) => (one.examined < least.examined ? one : least))
  return { ...leanest, ms: calls.map(({ ms }) => ms).sort((a, b) => a - b)[CALLS / 2] ?? 0 }
}

async function oneCall<N extends Asked>(url: string, question: Question<N>): Promise<CallCost> {
  const log = `${url}/emulator/queries`
  await fetch(log, { method: 'DELETE' })
  const start = performance.now()
  const shown = await ask(url, question)
  const ms = performance.now() - start
  const { queries }: { queries: readonly LoggedQuery[] } = await (await fetch(log)).json()
  return {
    shown,
    examined: queries.reduce((sum, { examined }) => sum + examined, 0),
    scans: queries.filter(({ index }) => index === null).length,
    ms,
  }
}

/** One call as there is more and more of what it looks at. */
export function figureOf(name: string, costs: readonly CallCost[]): Figure {
  const each = (key: keyof CallCost) => costs.map((cost) => cost[key].toFixed(0)).join(', ')
  const [first, last] = [costs[0]?.ms ?? 0, costs.at(-1)?.ms ?? 0]
  return {
    name,
    value: `documents examined ${each('examined')} for ${each('shown')} shown; ${each('ms')} ms, ${(last / first).toFixed(1)} times as long with the most`,
    target: `examined <= shown + ${SPARE}, however many there are`,
    kept: costs.every(({ examined, shown, scans }) => scans === 0 && shown > 0 && examined <= shown + SPARE),
  }
}
