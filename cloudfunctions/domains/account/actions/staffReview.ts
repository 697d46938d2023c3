import type { HandlerOf } from '../../handlerOf'
import { decideOn, findApplication } from '../application'
import { settleContest } from '../identityClaim'
import type { RiderDocument } from '../riders/riderDocument'
import { decideApprove, decideReturn } from '../rules/review'
import { viewApplication } from '../views'

const viewForStaff = async (rider: RiderDocument) => ({ data: { ...(await viewApplication(rider)), contested: rider.contested } })

export const showToStaff: HandlerOf<'staff.application'> = async ({ riderId }, { granted }) => {
  const rider = await findApplication(riderId, granted)
  return rider ? viewForStaff(rider) : { refusal: { code: 'NOT_FOUND', details: {} } }
}

/** The number moves first: at no moment do two verified riders hold it. If this dies in between, approving again goes on. */
export const approve: HandlerOf<'staff.approve'> = async ({ riderId, revision }, context) => {
  const outcome = await decideOn(riderId, context, async (rider, facts) => {
    const decision = decideApprove(rider, { ...facts, revision })
    if (decision.kind === 'change') await settleContest(rider, context.request)
    return decision
  })
  return 'refusal' in outcome ? outcome : viewForStaff(outcome.doc)
}

export const returnByStaff: HandlerOf<'staff.return'> = async ({ riderId, revision, reasons }, context) => {
  const outcome = await decideOn(riderId, context, (rider, facts) => decideReturn(rider, 'district', reasons, { ...facts, revision }))
  return 'refusal' in outcome ? outcome : viewForStaff(outcome.doc)
}
