import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { decideListings as contract } from '../../../../../contract/pass/compound'
import type { PassId } from '../../../../../contract/pass/ids'
import { change } from '../../../../kernel/database/change'
import { refuse } from '../../../../kernel/database/decision'
import type { WriteRequest } from '../../../../kernel/request'
import { riders, stations } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import type { CompoundDocument } from '../../compounds/compoundDocument'
import { changeCompound } from '../../ownCompound'
import { type PassDocument, passes } from '../../pass/passDocument'
import { decideListing, type ListingDecision } from '../../rules/listing'

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
