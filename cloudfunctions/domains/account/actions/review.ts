import type { HandlerOf } from '../../handlerOf'
import { decideOn, findApplication } from '../application'
import { needsStaff } from '../identityClaim'
import { openSecret } from '../riders/riderSecrets'
import { decideRemove, decideReturn, decideVouch } from '../rules/review'
import { viewApplication } from '../views'

const GONE = { refusal: { code: 'NOT_FOUND' as const, details: {} } }

export const showApplication: HandlerOf<'station.application'> = async ({ riderId }, { granted }) => {
  const rider = await findApplication(riderId, granted)
  return rider ? { data: await viewApplication(rider) } : GONE
}

export const revealPhone: HandlerOf<'station.revealPhone'> = async ({ riderId }, { granted }) => {
  const rider = await findApplication(riderId, granted)
  return rider ? { data: { phone: openSecret(rider, 'phone') } } : GONE
}

export const vouch: HandlerOf<'station.vouch'> = async ({ riderId, revision }, context) => {
  const outcome = await decideOn(riderId, context, async (rider, facts) => {
    const decision = decideVouch(rider, { ...facts, revision })
    return (await needsStaff(decision, rider, context.request))
      ? decideVouch({ ...rider, contested: true }, { ...facts, revision })
      : decision
  })
  return 'refusal' in outcome ? outcome : { data: await viewApplication(outcome.doc) }
}

export const returnApplication: HandlerOf<'station.return'> = async ({ riderId, revision, reasons }, context) => {
  const outcome = await decideOn(riderId, context, (rider, facts) => decideReturn(rider, 'station', reasons, { ...facts, revision }))
  return 'refusal' in outcome ? outcome : { data: await viewApplication(outcome.doc) }
}

export const removeRider: HandlerOf<'station.remove'> = async ({ riderId, reason }, context) => {
  const outcome = await decideOn(riderId, context, (rider, facts) => decideRemove(rider, reason, facts))
  return 'refusal' in outcome ? outcome : { data: await viewApplication(outcome.doc) }
}
