import type { JobReport } from '../job'
import { log, traceOf } from '../log'

/**
 * Processes documents one after the other. A failure is logged and does not stop the others; the document is still due, so the next turn
 * finds it again.
 *
 * @param action the name of the work in the log
 * @returns the number of documents processed
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

/** The report of a job that processes one batch a turn. A full batch means that more documents may be waiting. */
export const batchReport = (found: number, batch: number, result: unknown): JobReport => ({
  cursor: null,
  behindBy: found < batch ? 0 : found,
  result,
})
