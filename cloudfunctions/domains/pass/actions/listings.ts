import type { OutputOf } from '../../../../contract/kernel/action'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { compoundActions, ListingRow } from '../../../../contract/pass/compound'
import { admitsKind } from '../../../../contract/pass/gateRules'
import type { PassId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import type { WriteRequest } from '../../../kernel/request'
import { riders, stations } from '../../account/public'
import type { CompoundDocument } from '../documents/compound'
import { type ListingDocument, listings as whiteListRows } from '../documents/listing'
import { type PassDocument, passes } from '../documents/pass'
import { decideListing, type ListingDecision, listingStateOf } from '../rules/listing'
import { withHolders } from '../views/pass'
import { changeCompound } from './ownCompound'

const PAGE = 30

export const listings: Handler<typeof compoundActions.listings> = async ({ compoundId, state, after }, { granted: { rules }, now }) => {
  const { rows, next } = await findPage(whiteListRows, 'compound', { equals: { compoundId, list: state }, after, size: PAGE })
  const withNames = await withHolders(rows)
  return { data: { listings: withNames.map(([row, holder]) => viewRow(row, holder, { rules, now })), next } }
}

const viewRow = (
  { passId, state, since, until, reason, face }: ListingDocument,
  holder: ListingRow['holder'],
  { rules, now }: { rules: CompoundDocument['rules']; now: Date },
): ListingRow => ({
  passId,
  holder,
  state: listingStateOf({ state, until }, now),
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
  reason,
  face,
  ...(!admitsKind(rules, holder.workKind) && { kindKeptOut: true }),
})

/**
 * The compound notes the request first, so that the same requestId can't come with other riders. Then each pass is changed by a request of its
 * own. If the function dies in between, the retry goes on with the passes that were not changed yet.
 */
export const decideListings: Handler<typeof compoundActions.decideListings> = async ({ passIds, decision }, context) => {
  const noted = await changeCompound<Refusal<'COMPOUND_CLOSED'>>(context, ({ open }) =>
    open || decision.kind !== 'approve' ? { kind: 'change', next: {} } : refuse({ code: 'COMPOUND_CLOSED', details: {} }),
  )
  if ('refusal' in noted) return noted
  const results = await Promise.all([...new Set(passIds)].map((passId) => decideOne(passId, decision, noted.doc, context.request)))
  return { data: { results } }
}

type Result = OutputOf<typeof compoundActions.decideListings>['results'][number]

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
  // If the pass is gone, or this request has changed it a long time ago, the listing is no longer the one that the manager saw.
  return { passId, problem: code === 'NOT_FOUND' || code === 'REQUEST_REUSED' ? 'LISTING_CHANGED' : code }
}

async function signatureOfStation({ riderId }: PassDocument) {
  const stationId = (await riders.get(riderId))?.stationId
  return (stationId && (await stations.get(stationId))?.convention) || null
}
