import type { SessionId } from '../../../../../contract/course/ids'
import { offerings } from '../../../booking/offeringDocument'
import { enterDrawing } from '../../../booking/rules/enterDrawing'
import { draws } from '../../draw/drawDocument'
import type { DrawResult } from './resultOf'

/** Writes the result into every session and then opens the seed. Returns when that was. */
export async function writeResults(result: DrawResult, now: Date): Promise<Date> {
  const { _id, drawnAt, fixed } = result.draw
  if (drawnAt) return drawnAt
  for (const { sessionId } of fixed.sessions) await writeResult(sessionId, result, now)
  await draws.modify(_id, { when: { drawnAt: { is: null } }, change: { drawnAt: { set: now } } })
  return (await draws.get(_id))?.drawnAt ?? now
}

/**
 * One session by one update, once. Agendas and messages follow person by person (`tellResults`), since there may be thousands. In a session that was
 * called off since, nobody gets anything.
 */
async function writeResult(id: SessionId, result: DrawResult, now: Date): Promise<void> {
  const session = await offerings.get(id)
  if (!session || session.drawnAt) return
  const { revision } = session
  const drawing = { won: result.won(id), waiting: result.waiting(id), of: result.draw.fixed.of }
  const entered = session.status === 'published' ? enterDrawing(session, drawing, now) : { drawnAt: now }
  if (!(await offerings.update(id, { revision, drawnAt: null }, { ...entered, revision: revision + 1 }))) {
    return writeResult(id, result, now)
  }
}
