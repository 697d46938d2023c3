import { HOUR_MS } from '../../../../contract/kernel/duration'
import { onlyFields } from '../../../kernel/database/page'
import type { Job } from '../../../kernel/job'
import { runBacklog } from '../../../kernel/jobs/runEach'
import { merchants } from '../merchantDocument'
import { keepBooks } from './settle'

/** Shops that are read at a time. */
const PAGE = 50

/**
 * Closes the books of days that are over and makes the statements of periods that are over, shop by shop. It looks at every shop rather than at a list of what is due, so that nothing that a turn has left
 * out, for whatever reason, is forgotten: a shop without anything new costs four small reads.
 */
export const booksJob: Job = {
  name: 'merchant.books',
  budgetMs: 15_000,
  everyMs: HOUR_MS,
  async run({ now, cursor, hasTime }) {
    const backlog = { collection: onlyFields(merchants, ['name', 'people', 'settledBy']), index: '_id', query: { equals: {} }, size: PAGE }
    const { done: result, ...progress } = await runBacklog('merchant.books', backlog, { cursor, hasTime }, (shop) => keepBooks(shop, now))
    return { ...progress, result }
  },
}
