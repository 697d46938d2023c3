import type { Job, JobReport } from '../job'
import { log, traceOf } from '../log'
import { type JobState, jobStateOf, jobStates } from './jobState'

/** How long a turn's lease lasts: longer than the function can run, so that no other process starts a turn of the same job meanwhile. */
const LEASE_MS = 70_000

interface Timing {
  readonly clock: () => Date
  /** A monotonic clock in milliseconds, for budgets. */
  readonly stopwatch: () => number
  /** The time for all turns together, in milliseconds; well below the function's own time limit. */
  readonly budgetMs: number
  /** Set when an operator named the jobs: they run even if they are not due. */
  readonly asked?: boolean
}

type Outcome = 'failed' | { readonly result?: unknown; readonly behindBy: number }

/**
 * Gives every due job a turn, the one that has waited longest first. Jobs with work left get further turns after all others have had one,
 * as long as there is time. A job that fails, or uses its whole budget, does not stop the others.
 */
export async function runJobs(
  jobs: readonly Job[],
  { clock, stopwatch, budgetMs, asked = false }: Timing,
): Promise<Record<string, Outcome>> {
  const started = stopwatch()
  const left = () => budgetMs - (stopwatch() - started)
  const outcomes: Record<string, Outcome> = {}
  let waiting = await inTurn(jobs)
  while (waiting.length > 0 && left() > 0) {
    const again: Job[] = []
    for (const job of waiting) {
      if (left() <= 0) break
      const outcome = await runTurn(job, { now: clock(), stopwatch, budgetMs: Math.min(job.budgetMs, left()), asked })
      if (outcome === null) continue
      outcomes[job.name] = outcome
      if (outcome !== 'failed' && outcome.behindBy > 0) again.push(job)
    }
    waiting = again
  }
  return outcomes
}

async function inTurn(jobs: readonly Job[]): Promise<readonly Job[]> {
  const states = await Promise.all(jobs.map(async (job) => ({ job, ranAt: (await jobStateOf(job.name)).ranAt.getTime() })))
  return states.sort((a, b) => a.ranAt - b.ranAt).map(({ job }) => job)
}

interface Turn {
  readonly now: Date
  readonly stopwatch: () => number
  readonly budgetMs: number
  readonly asked: boolean
}

/** Runs one turn. Answers null when the job is not due or another process holds its lease. */
async function runTurn(job: Job, { now, stopwatch, budgetMs, asked }: Turn): Promise<Outcome | null> {
  const state = await jobStateOf(job.name)
  if (state.leasedUntil > now || (!asked && state.cursor === null && state.nextAt > now)) return null
  const revision = state.revision + 1
  const lease = { revision, ranAt: now, leasedUntil: new Date(now.getTime() + LEASE_MS) }
  if (!(await jobStates.update(job.name, { revision: state.revision }, lease))) return null
  const began = stopwatch()
  const outcome = await attempt(job, state, now, () => stopwatch() - began < budgetMs)
  const ms = Math.round(stopwatch() - began)
  await jobStates.update(job.name, { revision }, { ...after(job, state, outcome, now), revision: revision + 1, leasedUntil: new Date(0) })
  return logged(job, state, outcome, now, ms)
}

async function attempt(job: Job, { cursor }: JobState, now: Date, hasTime: () => boolean): Promise<JobReport | { error: unknown }> {
  try {
    return await job.run({ now, cursor, hasTime })
  } catch (error) {
    return { error }
  }
}

/**
 * The state after a turn. A completed job waits for its next start, an incomplete one continues from its cursor, and a failed one repeats
 * the turn.
 */
function after(job: Job, state: JobState, outcome: JobReport | { error: unknown }, now: Date) {
  if ('error' in outcome) return { cursor: state.cursor, behindBy: state.behindBy }
  const isThrough = outcome.cursor === null
  return {
    cursor: outcome.cursor,
    behindBy: outcome.behindBy,
    ...(isThrough && { nextAt: new Date(now.getTime() + (job.everyMs ?? 0)) }),
  }
}

function logged({ name }: Job, state: JobState, outcome: JobReport | { error: unknown }, now: Date, ms: number): Outcome {
  const line = { action: `jobs.${name}`, requestId: now.toISOString(), ms }
  if ('error' in outcome) {
    log({ level: 'error', ...line, code: 'INTERNAL', trace: traceOf(outcome.error) })
    return 'failed'
  }
  const { result, behindBy } = outcome
  const sinceLastMs = state.ranAt.getTime() === 0 ? null : now.getTime() - state.ranAt.getTime()
  log({ level: 'info', ...line, result: { ...Object(result), behindBy, sinceLastMs } })
  return { result, behindBy }
}
