import type { ListingRow } from '../../../../../contract/pass/compound'
import { pageOf } from '../../../../kernel/database/page'
import type { HandlerOf } from '../../../handlerOf'
import { listings as collection, type ListingDocument } from '../../pass/listingDocument'
import { listingStateOf } from '../../rules/listing'
import { withHolders } from '../../views/holders'

const PAGE = 30

export const listings: HandlerOf<'compound.listings'> = async ({ compoundId, state, after }, { now }) => {
  const found = await collection.find('compound', {
    equals: { compoundId, list: state },
    ...(after && { after: new Date(after) }),
    limit: PAGE + 1,
  })
  const { page, next } = pageOf(found, PAGE, ({ since }) => since)
  const rows = await withHolders(page)
  return { data: { listings: rows.map(([row, holder]) => viewRow(row, holder, now)), next } }
}

const viewRow = ({ passId, state, since, until, reason, face }: ListingDocument, holder: ListingRow['holder'], now: Date): ListingRow => ({
  passId,
  holder,
  state: listingStateOf({ state, until }, now),
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
  reason,
  face,
})
