import type { RiderId, StationId } from '../../../../contract/account/ids'
import type { staffActions } from '../../../../contract/account/staff'
import type { stationActions } from '../../../../contract/account/station'
import type { OutputOf } from '../../../../contract/kernel/action'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { dayOf } from '../../../kernel/calendar'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import { findPage } from '../../../kernel/database/page'
import type { Context, Handler } from '../../../kernel/handler'
import { deliver } from '../../../kernel/inbox/deliver'
import type { WriteRequest } from '../../../kernel/request'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { claimIdentity, type IdentityDocument, identities, moveClaim } from '../identities'
import { isUnderMeasure } from '../keptMeasures'
import { accountNews } from '../messages'
import type { RiderDocument } from '../riderDocument'
import { openSecret, riders } from '../riders'
import { isSent } from '../rules/registration'
import { decideApprove, decideLoseIdentity, decideRemove, decideReturn, decideVouch, type ReviewFacts } from '../rules/review'
import { stations } from '../stations'
import { viewApplication, viewRow } from '../views'

/** As many rows as a mini-program takes across its bridge in one go of about 16 KB. */
const PAGE = 30

/** One page of riders by an index over `since`. */
async function findRiders(
  index: string,
  equals: Readonly<Record<string, string>>,
  after?: string,
): Promise<OutputOf<typeof stationActions.listWaiting>> {
  const { rows, next } = await findPage(riders, index, { equals, after, size: PAGE })
  return { riders: rows.map(viewRow), next }
}

export const listWaiting: Handler<typeof stationActions.listWaiting> = async ({ stationId, after }) => ({
  data: await findRiders('station', { stationId, status: 'waitingStation' }, after),
})

export const listMembers: Handler<typeof stationActions.listMembers> = async ({ stationId, after }) => ({
  data: await findRiders('stationNewest', { stationId, status: 'verified' }, after),
})

export const listWaitingForStaff: Handler<typeof staffActions.listWaiting> = async ({ after }) => ({
  data: await findRiders('status', { status: 'waitingDistrict' }, after),
})

const GONE = { refusal: { code: 'NOT_FOUND' as const, details: {} } }

async function viewForStaff(rider: RiderDocument, now: Date) {
  const [view, underMeasure] = await Promise.all([viewApplication(rider), isUnderMeasure(rider.identity, now)])
  return { data: { ...view, contested: rider.contested, underMeasure } }
}

export const showApplication: Handler<typeof stationActions.showApplication> = async ({ riderId }, { granted }) => {
  const rider = await findApplication(riderId, granted)
  return rider ? { data: await viewApplication(rider) } : GONE
}

export const showToStaff: Handler<typeof staffActions.showApplication> = async ({ riderId }, { granted, now }) => {
  const rider = await findApplication(riderId, granted)
  return rider ? viewForStaff(rider, now) : GONE
}

/** The rider is told before the number is shown: once a day for each person who looks and each reason. */
export const revealPhone: Handler<typeof stationActions.revealPhone> = async ({ riderId, reason }, { caller, granted, now }) => {
  const [rider, station] = await Promise.all([findApplication(riderId, granted), stations.get(granted)])
  if (!rider || !station) return GONE
  const eventId = `phoneRevealed:${riderId}:${caller.personId}:${reason}:${dayOf(now)}`
  const content = { kind: 'phoneRevealed', stationName: station.name, reason } as const
  await deliver(accountNews.note({ eventId, personId: rider.personId, content, at: now, quiet: true }))
  return { data: { phone: openSecret(rider, 'phone') } }
}

export const vouch: Handler<typeof stationActions.vouch> = async ({ riderId, revision }, context) => {
  const outcome = await decideOn(riderId, context, async (rider, facts) => {
    const decision = decideVouch(rider, { ...facts, revision, isUnderMeasure: await isUnderMeasure(rider.identity, context.now) })
    if (decision.kind === 'refuse' || decision.next.status !== 'verified' || rider.identity === null) return decision
    // A verified rider holds the claim on the number. It may have been released between the application's claim and its being saved, so it
    // is claimed again; if another rider has it by now, staff must decide.
    const held = await claimIdentity(rider.identity, rider._id, context.now)
    return held ? decision : decideVouch({ ...rider, contested: true }, { ...facts, revision })
  })
  return 'refusal' in outcome ? outcome : { data: await viewApplication(outcome.doc) }
}

/**
 * The dispute is resolved before the approval is saved, so that at no moment two verified riders hold one number. If this crashes in between,
 * approving again goes on from there.
 */
export const approve: Handler<typeof staffActions.approve> = async ({ riderId, revision }, context) => {
  const outcome = await decideOn(riderId, context, async (rider, facts) => {
    const decision = decideApprove(rider, { ...facts, revision })
    if (decision.kind === 'change' && rider.identity !== null) await resolveDispute(rider.identity, rider._id, context.request)
    return decision
  })
  return 'refusal' in outcome ? outcome : viewForStaff(outcome.doc, context.now)
}

export const returnApplication: Handler<typeof stationActions.returnApplication> = async ({ riderId, revision, reasons }, context) => {
  const outcome = await decideOn(riderId, context, (rider, facts) => decideReturn(rider, 'station', reasons, { ...facts, revision }))
  return 'refusal' in outcome ? outcome : { data: await viewApplication(outcome.doc) }
}

export const returnByStaff: Handler<typeof staffActions.returnApplication> = async ({ riderId, revision, reasons }, context) => {
  const outcome = await decideOn(riderId, context, (rider, facts) => decideReturn(rider, 'district', reasons, { ...facts, revision }))
  return 'refusal' in outcome ? outcome : viewForStaff(outcome.doc, context.now)
}

export const removeRider: Handler<typeof stationActions.removeRider> = async ({ riderId, reason }, context) => {
  const outcome = await decideOn(riderId, context, (rider, facts) => decideRemove(rider, reason, facts))
  return 'refusal' in outcome ? outcome : { data: await viewApplication(outcome.doc) }
}

/** The station whose manager asks, or everything for staff. */
type Granted = StationId | 'all'

/** An application as others may see it: sent, not withdrawn, and still of the station by which the caller was let in. */
async function findApplication(riderId: RiderId, granted: Granted): Promise<RiderDocument | null> {
  const rider = await riders.get(riderId)
  return rider && isSent(rider) && (granted === 'all' || granted === rider.stationId) ? rider : null
}

type Facts = Omit<ReviewFacts, 'revision'>

/** Decides on an application by a rule, with its station as it is now. */
const decideOn = <R extends Refusal>(
  riderId: RiderId,
  { request, granted }: Pick<Context<Granted>, 'request' | 'granted'>,
  rule: (rider: RiderDocument, facts: Facts) => Decision<RiderDocument, R> | Promise<Decision<RiderDocument, R>>,
) =>
  change(
    riders,
    () => findApplication(riderId, granted),
    request,
    async (rider) => rule(rider, await factsOf(rider, request)),
  )

async function factsOf({ stationId }: RiderDocument, { actorId: by, now, requestId }: WriteRequest): Promise<Facts> {
  const station = stationId && (await stations.get(stationId))
  return { station: station || { open: false, trusted: false, name: '' }, now, requestId, by }
}

/** Resolves an identity dispute for this rider: a rider who holds the number loses it first, then the claim moves. It can be repeated. */
const resolveDispute = (identity: string, riderId: RiderId, request: WriteRequest): Promise<void> =>
  retryOnConflict(async () => {
    if (await claimIdentity(identity, riderId, request.now)) return
    const claim = await identities.get(identity)
    if (claim === null) return LOST
    await takeFromHolder(claim, request)
    return (await moveClaim(claim, riderId, request.now)) ? undefined : LOST
  })

async function takeFromHolder(claim: IdentityDocument, request: WriteRequest): Promise<void> {
  // Each claim is taken under a request id of its own: the holder may have registered again since an earlier try of this request.
  const taking = { ...request, requestId: `${request.requestId}:${claim.revision}` }
  await decideOn(claim.riderId, { request: taking, granted: 'all' }, (holder, facts) =>
    holder.identity === claim._id ? decideLoseIdentity(holder, facts) : { kind: 'change', next: {} },
  )
}
