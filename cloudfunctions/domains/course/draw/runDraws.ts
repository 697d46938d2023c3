import type { SessionId } from '../../../../contract/course/ids'
import { findAll } from '../../../kernel/database/page'
import type { Job } from '../../../kernel/job'
import { log, traceOf } from '../../../kernel/log'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { enterDrawing, offerings } from '../../booking/public'
import { type DrawDocument, draws, type FixedDrawDocument } from './drawDocument'
import { type DrawResult, resultOf } from './resultOf'
import { type HasTime, tellResults } from './tellResults'
import { fixedSessions, sessionsOf, takesPart } from './views'
import { wishes } from './wishDocument'

/** The function has 60 seconds for all its jobs; what isn't done then, the next turn does. */
const BUDGET_MS = 20_000

function within(ms: number): HasTime {
  const started = performance.now()
  return () => performance.now() - started < ms
}

/**
 * Runs the draws that are due. Each step can be repeated and follows from what is fixed before it, so a turn that comes twice, late, or dies in the
 * middle changes nothing about who gets what.
 */
export async function runDraws(now: Date, hasTime: HasTime = within(BUDGET_MS)): Promise<{ finished: number; open: number }> {
  const due = await findAll(draws, 'dueAt', { equals: {}, upTo: now })
  let finished = 0
  for (const draw of due) if (hasTime() && (await runOne(draw, now, hasTime))) finished += 1
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
    const result = await resultOf(await fix(draw, now))
    const drawnAt = await writeResults(result, now)
    const told = await tellResults(result, drawnAt, hasTime)
    // Everybody is told: nothing is left for a timer.
    if (told) await draws.modify(draw._id, { when: {}, change: { dueAt: { set: null } } })
    return told
  } catch (error) {
    log({ level: 'error', action: 'course.draws', requestId: draw._id, code: 'INTERNAL', ms: 0, trace: traceOf(error) })
    return false
  }
}

/**
 * Fixes what takes part, once: from then on the result is decided, no matter who works it out and how often. No wish is on its way any more (a draw is
 * due a minute after it has closed), and a ticket stays when its holder leaves.
 */
const fix = ({ _id }: DrawDocument, now: Date): Promise<FixedDrawDocument> =>
  retryOnConflict(async () => {
    const draw = await draws.get(_id)
    if (!draw) throw new Error(`${_id} is gone`)
    if (draw.fixed) return { ...draw, fixed: draw.fixed }
    const sessions = fixedSessions((await sessionsOf(draw)).filter(takesPart))
    const of = await wishes.count('ticket', { equals: { drawId: _id, wishing: true } })
    const fixed = { at: now, sessions, of }
    const { revision } = draw
    return (await draws.update(_id, { revision }, { fixed, revision: revision + 1 })) ? { ...draw, fixed } : LOST
  })

/** Writes the result into every session and then opens the seed. Returns when that was. */
async function writeResults(result: DrawResult, now: Date): Promise<Date> {
  const { _id, drawnAt, fixed } = result.draw
  if (drawnAt) return drawnAt
  for (const { sessionId } of fixed.sessions) await writeResult(sessionId, result, now)
  await draws.modify(_id, { when: { drawnAt: { is: null } }, change: { drawnAt: { set: now } } })
  return (await draws.get(_id))?.drawnAt ?? now
}

/**
 * One session by one update, once. Agendas and messages follow person by person (`tellResults.ts`), since there may be thousands. In a session that was
 * called off since, nobody gets anything.
 */
const writeResult = (id: SessionId, result: DrawResult, now: Date): Promise<void> =>
  retryOnConflict(async () => {
    const session = await offerings.get(id)
    if (!session || session.drawnAt) return
    const { revision } = session
    const drawing = { won: result.won(id), waiting: result.waiting(id), of: result.draw.fixed.of }
    const entered = session.status === 'published' ? enterDrawing(session, drawing, now) : { drawnAt: now }
    const written = await offerings.update(id, { revision, drawnAt: null }, { ...entered, revision: revision + 1 })
    return written ? undefined : LOST
  })

/** How many have wished so far, for everybody to see. Counted here, so that 14,000 who look don't count 14,000 wishes each. */
export async function countWishes(now: Date): Promise<void> {
  const open = await findAll(draws, 'dueAt', { equals: {}, beyond: now })
  for (const { _id, opensAt } of open) {
    if (opensAt > now) continue
    const count = await wishes.count('ticket', { equals: { drawId: _id, wishing: true } })
    await draws.modify(_id, { when: { fixed: { is: null } }, change: { wished: { set: { count, at: now } } } })
  }
}
