import type { OutputOf } from '../../../../contract/kernel/action'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { decideListings as contract, ListingRow } from '../../../../contract/pass/compound'
import type { PassId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import { pageOf } from '../../../kernel/database/page'
import type { WriteRequest } from '../../../kernel/request'
import { riders } from '../../account/riders/riderDocument'
import { stations } from '../../account/stations/stationDocument'
import type { HandlerOf } from '../../handlerOf'
import type { CompoundDocument } from '../documents/compound'
import { listings as collection, type ListingDocument } from '../documents/listing'
import { type PassDocument, passes } from '../documents/pass'
import { decideListing, type ListingDecision, listingStateOf } from '../rules/listing'
import { withHolders } from '../views/pass'
import { changeCompound } from './ownCompound'

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

/**
 * The compound notes the request, so that one request is one question; then each pass is changed by itself, as by a request of its own. A
 * retry after a crash in between goes on where the first try has died.
 */
export const decideListings: HandlerOf<'compound.decideListings'> = async ({ passIds, decision }, context) => {
  const noted = await changeCompound<Refusal<'COMPOUND_CLOSED'>>(context, ({ open }) =>
    open || decision.kind !== 'approve' ? { kind: 'change', next: {} } : refuse({ code: 'COMPOUND_CLOSED', details: {} }),
  )
  if ('refusal' in noted) return noted
  const results = await Promise.all([...new Set(passIds)].map((passId) => decideOne(passId, decision, noted.doc, context.request)))
  return { data: { results } }
}

type Result = OutputOf<typeof contract>['results'][number]

async function decideOne(passId: PassId, decision: ListingDecision, compound: CompoundDocument, request: WriteRequest): Promise<Result> {
  const own = { ...request, requestId: `${request.requestId}:${passId}` }
  const outcome = await change(
    passes,
    () => passes.get(passId),
    own,
    async (pass) => decideListing(pass, decision, { compound, station: await signatureOfStation(pass), ...own }),
  )
  if ('doc' in outcome) return { passId, problem: null }
  const { code } = outcome.refusal
  // A pass that is gone, or was decided on by this request long ago, is no longer what the manager saw.
  return { passId, problem: code === 'NOT_FOUND' || code === 'REQUEST_REUSED' ? 'LISTING_CHANGED' : code }
}

async function signatureOfStation({ riderId }: PassDocument) {
  const stationId = (await riders.get(riderId))?.stationId
  return (stationId && (await stations.get(stationId))?.convention) || null
}
