import type { Job } from '../../../../kernel/job'
import { log, traceOf } from '../../../../kernel/log'
import { type DrawDocument, draws } from '../../draw/drawDocument'
import { countWishes } from './countWishes'
import { finish, fix } from './fix'
import { resultOf } from './resultOf'
import { tellResults } from './tellResults'
import { writeResults } from './writeResults'

/** The function has 60 seconds for all its jobs; what isn't done then, the next turn does. */
const BUDGET_MS = 20_000
const BATCH = 20

/** Whether there is time left to begin something else. */
export type HasTime = () => boolean

export function within(ms: number): HasTime {
  const started = performance.now()
  return () => performance.now() - started < ms
}

/**
 * Runs the draws that are due. Each step can be repeated and follows from what is fixed before it, so a turn that comes twice, late, or dies in the
 * middle changes nothing about who gets what.
 */
export async function runDraws(now: Date, hasTime: HasTime = within(BUDGET_MS)): Promise<{ finished: number; open: number }> {
  const due = await draws.find('dueAt', { equals: {}, upTo: now, limit: BATCH })
  let finished = 0
  for (const draw of due) finished += hasTime() && (await runOne(draw, now, hasTime)) ? 1 : 0
  await countWishes(now)
  return { finished, open: due.length - finished }
}

export const drawsDue: Job = {
  name: 'course.draws',
  budgetMs: BUDGET_MS,
  async run({ now, hasTime }) {
    const result = await runDraws(now, hasTime)
    return { cursor: null, behindBy: result.open, result }
  },
}

/** One that can't be run now is logged and tried again; it keeps no other waiting. */
async function runOne(draw: DrawDocument, now: Date, hasTime: HasTime): Promise<boolean> {
  try {
    return await run(draw, now, hasTime)
  } catch (error) {
    log({ level: 'error', action: 'jobs.draws', requestId: draw._id, code: 'INTERNAL', ms: 0, trace: traceOf(error) })
    return false
  }
}

async function run(draw: DrawDocument, now: Date, hasTime: HasTime): Promise<boolean> {
  const result = await resultOf(await fix(draw, now))
  const drawnAt = await writeResults(result, now)
  const told = await tellResults(result, drawnAt, hasTime)
  if (told) await finish(draw._id)
  return told
}
