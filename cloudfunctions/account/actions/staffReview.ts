import type { HandlerOf } from '../../shared/handler'
import type { RiderDocument } from '../../shared/riders/riderDocument'
import { decideOn, findApplication } from '../application'
import { settleContest } from '../identityClaim'
import { decideApprove, decideReturn } from '../rules/review'
import { viewApplication } from '../views'

const viewForStaff = async (rider: RiderDocument) => ({ data: { ...(await viewApplication(rider)), contested: rider.contested } })

export const showToStaff: HandlerOf<'staff.application'> = async ({ riderId }) => {
  const rider = await findApplication(riderId)
  return rider ? viewForStaff(rider) : { refusal: { code: 'NOT_FOUND', details: {} } }
}

/** The number moves first: at no moment do two verified riders hold it. If this dies in between, approving again goes on. */
export const approve: HandlerOf<'staff.approve'> = async ({ riderId, revision }, { request }) => {
  const outcome = await decideOn(riderId, request, async (rider, facts) => {
    const decision = decideApprove(rider, { ...facts, revision })
    if (decision.kind === 'change') await settleContest(rider, request)
    return decision
  })
  return 'refusal' in outcome ? outcome : viewForStaff(outcome.doc)
}

export const returnByStaff: HandlerOf<'staff.return'> = async ({ riderId, revision, reasons }, { request }) => {
  const outcome = await decideOn(riderId, request, (rider, facts) => decideReturn(rider, 'district', reasons, { ...facts, revision }))
  return 'refusal' in outcome ? outcome : viewForStaff(outcome.doc)
}
