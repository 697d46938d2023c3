import type { JobReport } from '../job'
import { log, traceOf } from '../log'

/**
 * Does one document's work after the other. One that fails is logged, and comes again next time since it is still due; it holds up no other.
 *
 * @param action what is done, for the log
 * @returns how many were done
 */
export async function runEach<Doc extends { readonly _id: string }>(
  action: string,
  docs: readonly Doc[],
  work: (doc: Doc) => Promise<unknown>,
): Promise<number> {
  let done = 0
  for (const doc of docs) {
    try {
      await work(doc)
      done += 1
    } catch (error) {
      log({ level: 'error', action, requestId: doc._id, code: 'INTERNAL', ms: 0, trace: traceOf(error) })
    }
  }
  return done
}

/** The report of a job that takes one batch a turn: a full batch means that more may wait. */
export const batchReport = (found: number, batch: number, result: unknown): JobReport => ({
  cursor: null,
  behindBy: found < batch ? 0 : found,
  result,
})
