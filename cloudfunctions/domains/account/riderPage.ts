import type { listWaiting } from '../../../contract/account/station'
import type { OutputOf } from '../../../contract/kernel/action'
import { pageOf } from '../../kernel/database/page'
import { riders } from './riders/riderDocument'
import { viewRow } from './views'

/** Rows that cross the bridge of a mini-program in one go of about 16 KB. */
const PAGE = 30

/** One page of riders by an index that ends in `since`. */
export async function findRiders(
  index: string,
  equals: Readonly<Record<string, string>>,
  after?: string,
): Promise<OutputOf<typeof listWaiting>> {
  const found = await riders.find(index, { equals, ...(after && { after: new Date(after) }), limit: PAGE + 1 })
  const { page, next } = pageOf(found, PAGE, ({ since }) => since)
  return { riders: page.map(viewRow), next }
}
