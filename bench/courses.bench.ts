import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actions } from '../contract'
import type { InputOf, OutputOf } from '../contract/kernel/action'
import type { LoggedQuery } from '../emulator/database'
import { courseAmongMany, sessionAmongMany } from '../tests/builders/manySessions'
import { type ServerProcess, startProcess } from './emulatorProcess'
import type { Bench, Figure } from './index'
import { takeKeys } from './pass/district'

const SIZES = [50, 500, 5_000]
/** The number of documents in one call of the SDK. */
const BATCH = 100
/**
 * The number of documents that a call may examine beyond those that it shows: the row that reveals a next page, and the caller's own
 * documents.
 */
const SPARE = 5
const CALLS = 10

interface Cost {
  readonly shown: number
  readonly examined: number
  readonly scans: number
  readonly ms: number
}

/** Measures one call of the catalogue and one of a course's page, with few and with many sessions. Run `npm run build:functions` before. */
const bench: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-courses-'))
  let server: ServerProcess | undefined
  try {
    takeKeys(dir)
    server = await startProcess('emulator/cli.ts', ['--port', '0', '--data', dir], join(dir, 'functions.log'))
    const { url } = server
    const [lists, filtered, pages]: Cost[][] = [[], [], []]
    for (const [at, size] of SIZES.entries()) {
      await grow(server, SIZES[at - 1] ?? 0, size)
      lists?.push(await costOf(url, 'course.list', { filter: {} }))
      filtered?.push(await costOf(url, 'course.list', { filter: { category: 'degree', place: 'twn_sample', free: true } }))
      pages?.push(await costOf(url, 'course.show', { courseId: courseAmongMany(20) }))
    }
    return [figure('the catalogue', lists), figure('the catalogue by three filters', filtered), figure('the page of a course', pages)]
  } finally {
    await server?.stop()
    rmSync(dir, { recursive: true })
  }
}

async function grow({ db }: ServerProcess, from: number, to: number): Promise<void> {
  const noon = new Date()
  for (let at = from; at < to; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - at) }, (_, index) => sessionAmongMany(at + index, noon))
    await db.collection('offerings').add(batch)
  }
}

type Asked = 'course.list' | 'course.show'

async function ask<N extends Asked>(url: string, action: N, input: InputOf<Actions[N]>): Promise<OutputOf<Actions[N]>> {
  const headers = { 'x-emulator-openid': 'oBench_reader' }
  const reply = await (await fetch(`${url}/call`, { method: 'POST', headers, body: JSON.stringify({ action, input }) })).json()
  if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.error)}`)
  return reply.data
}

/**
 * The database requests and the duration of one call: the median of several. The emulator's timer also queries the database, so the call
 * with the fewest requests counts.
 */
async function costOf<N extends Asked>(url: string, action: N, input: InputOf<Actions[N]>): Promise<Cost> {
  await ask(url, action, input)
  const calls: Cost[] = []
  for (let call = 0; call < CALLS; call += 1) calls.push(await oneCall(url, action, input))
  const leanest = calls.reduce((least, one) => (one.examined < least.examined ? one : least))
  return { ...leanest, ms: calls.map(({ ms }) => ms).sort((a, b) => a - b)[CALLS / 2] ?? 0 }
}

async function oneCall<N extends Asked>(url: string, action: N, input: InputOf<Actions[N]>): Promise<Cost> {
  const log = `${url}/emulator/queries`
  await fetch(log, { method: 'DELETE' })
  const start = performance.now()
  const { sessions } = await ask(url, action, input)
  const ms = performance.now() - start
  const { queries }: { queries: readonly LoggedQuery[] } = await (await fetch(log)).json()
  return {
    shown: sessions.length,
    examined: queries.reduce((sum, { examined }) => sum + examined, 0),
    scans: queries.filter(({ index }) => index === null).length,
    ms,
  }
}

function figure(what: string, costs: readonly Cost[] = []): Figure {
  const each = (key: keyof Cost) => costs.map((cost) => cost[key].toFixed(0)).join(', ')
  const [first, last] = [costs[0]?.ms ?? 0, costs.at(-1)?.ms ?? 0]
  return {
    name: `${what}, one call with ${SIZES.join(', ')} sessions`,
    value: `documents examined ${each('examined')} for ${each('shown')} shown; ${each('ms')} ms, ${(last / first).toFixed(1)} times as long with the most`,
    target: `examined <= shown + ${SPARE}, however many there are`,
    kept: costs.every(({ examined, shown, scans }) => scans === 0 && shown > 0 && examined <= shown + SPARE),
  }
}

export default bench
