import type { Collection } from '../database/collection'
import { findPage, type PageQuery } from '../database/page'
import { inBatches } from '../inBatches'
import type { JobReport, JobTurn } from '../job'
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

/** Documents of one page that are processed at once: one after the other, a page could take longer than the function may run. */
const AT_ONCE = 5

/** The same, several at once. */
export async function runEachAtOnce<Doc extends { readonly _id: string }>(
  action: string,
  docs: readonly Doc[],
  work: (doc: Doc) => Promise<unknown>,
): Promise<number> {
  const counts: number[] = []
  await inBatches(docs, AT_ONCE, async (doc) => counts.push(await runEach(action, [doc], work)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** What a job works through: the documents that an index finds, in its order. */
export interface Backlog<Doc extends { readonly _id: string }> {
  readonly collection: Pick<Collection<Doc>, 'definition' | 'find' | 'count'>
  /** It ends in the date by which documents are due and in `_id`. */
  readonly index: string
  readonly query: Pick<PageQuery, 'equals' | 'upTo' | 'beyond'>
  /** The number of documents read at a time. */
  readonly size: number
}

type Progress = Omit<JobReport, 'result'> & { readonly done: number }

/** A turn that ends when there is nothing left. */
export const WHOLE_TURN: Pick<JobTurn, 'cursor' | 'hasTime'> = { cursor: null, hasTime: () => true }

/**
 * Works through a backlog as long as there is time. It goes on behind documents that fail, in this turn and in the next, so that they hold up
 * none of those after them; a new pass tries them again.
 */
export async function runBacklog<Doc extends { readonly _id: string }>(
  action: string,
  { collection, index, query, size }: Backlog<Doc>,
  { cursor, hasTime }: Pick<JobTurn, 'cursor' | 'hasTime'>,
  work: (doc: Doc) => Promise<unknown>,
): Promise<Progress> {
  let [after, done] = [cursor, 0]
  do {
    const { rows, next } = await findPage(collection, index, { ...query, after, size })
    done += await runEachAtOnce(action, rows, work)
    after = next
  } while (after !== null && hasTime())
  const { equals, upTo, beyond } = query
  const left = { equals, ...(upTo && { upTo }), ...(beyond !== undefined && { after: beyond }) }
  return { cursor: after, behindBy: after === null ? 0 : await collection.count(index, left), done }
}
