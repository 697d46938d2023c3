import type { OutputOf } from '../../contract/action'
import type { listWaiting } from '../../contract/station'
import { type RiderDocument, riders } from '../shared/riders/riderDocument'
import { viewRow } from './views'

/** Rows that cross the bridge of a mini-program in one go of about 16 KB. */
const PAGE = 30

/** One page of riders by an index that ends in `since`. Riders of one instant stay on one page, so that none falls between two. */
export async function findRiders(
  index: string,
  equals: Readonly<Record<string, string>>,
  after?: string,
): Promise<OutputOf<typeof listWaiting>> {
  const found = await riders.find(index, { equals, ...(after && { after: new Date(after) }), limit: PAGE + 1 })
  const page = found.length > PAGE ? wholeInstants(found) : found
  const next = found.length > PAGE ? (page.at(-1)?.since.toISOString() ?? null) : null
  return { riders: page.map(viewRow), next }
}

function wholeInstants(found: readonly RiderDocument[]): RiderDocument[] {
  const cut = found.at(-1)?.since.getTime()
  const before = found.filter(({ since }) => since.getTime() !== cut)
  return before.length > 0 ? before : found.slice(0, PAGE)
}
