import type { AccountMessage } from '../../../../contract/account/messages'
import type { RemovedFor, ReturnReason, RiderStatus } from '../../../../contract/account/rider'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { refusalOfOwnCase } from '../../../kernel/people/fourEyes'
import { eventIdOf } from '../../../kernel/request'
import { riderChanged } from '../effects'
import { accountNews } from '../messages'
import type { RiderDocument } from '../riderDocument'
import type { StationDocument } from '../stations'
import { statusOf, withStep } from './registration'

/** What a decision on an application rests on. */
export interface ReviewFacts {
  /** The revision that the decider saw; a decision holds for that one only. */
  readonly revision: number
  readonly station: Pick<StationDocument, 'open' | 'trusted' | 'name'>
  readonly now: Date
  readonly requestId: string
  /** Who decides. */
  readonly by: string
  /** A measure against an earlier registration with this identity number is still in force. */
  readonly isUnderMeasure?: boolean
}

type NotWaiting = Refusal<'NOT_WAITING'>
type Changed = Refusal<'CHANGED_MEANWHILE'>
type Closed = Refusal<'STATION_CLOSED'>
type OwnCase = Refusal<'SECOND_PERSON_NEEDED'>

/**
 * The station vouches for the rider. The word of a trusted station verifies at once, unless the identity is disputed or under a measure or a manager
 * speaks for themselves; in all other cases staff decide.
 */
export function decideVouch(rider: RiderDocument, facts: ReviewFacts): Decision<RiderDocument, NotWaiting | Changed | Closed> {
  const refusal = refusalOf(rider, 'waitingStation', facts) ?? closedRefusal(facts)
  if (refusal) return refuse(refusal)
  const steps = withStep(rider, { step: 'vouched', at: facts.now })
  const isOwnCase = refusalOfOwnCase(facts.by, rider.personId) !== null
  const needsStaff = rider.contested || facts.isUnderMeasure || isOwnCase
  if (facts.station.trusted && !needsStaff) return verified({ ...rider, steps }, facts)
  return {
    kind: 'change',
    next: { status: 'waitingDistrict', since: facts.now, contested: rider.contested, steps },
    effects: [tell(rider, facts, { kind: 'vouched', stationName: facts.station.name })],
  }
}

/** Staff verify a rider whose station is not trusted yet, or whose identity is disputed. */
export function decideApprove(rider: RiderDocument, facts: ReviewFacts): Decision<RiderDocument, NotWaiting | Changed | Closed | OwnCase> {
  const refusal = refusalOfOwnCase(facts.by, rider.personId) ?? refusalOf(rider, 'waitingDistrict', facts) ?? closedRefusal(facts)
  return refusal ? refuse(refusal) : verified(rider, facts)
}

/** Gives an application back with the reasons, so that the rider can mend it. */
export function decideReturn(
  rider: RiderDocument,
  by: 'station' | 'district',
  reasons: readonly ReturnReason[],
  facts: ReviewFacts,
): Decision<RiderDocument, NotWaiting | Changed> {
  const refusal = refusalOf(rider, by === 'station' ? 'waitingStation' : 'waitingDistrict', facts)
  if (refusal) return refuse(refusal)
  const content = { kind: 'returned' as const, by, reasons: [...reasons] }
  return {
    kind: 'change',
    next: { status: 'returned', since: facts.now, steps: withStep(rider, { step: 'returned', at: facts.now, reasons }) },
    effects: [tell(rider, facts, content)],
  }
}

/** Ends a verification: the rider no longer belongs to the station. */
export function decideRemove(
  rider: RiderDocument,
  reason: RemovedFor,
  facts: Omit<ReviewFacts, 'revision'>,
): Decision<RiderDocument, Refusal<'NOT_VERIFIED'>> {
  if (rider.status !== 'verified') return refuse({ code: 'NOT_VERIFIED', details: {} })
  return {
    kind: 'change',
    next: { status: 'removed', since: facts.now, steps: withStep(rider, { step: 'removed', at: facts.now, reasons: [reason] }) },
    effects: [tell(rider, facts, { kind: 'removed', stationName: facts.station.name, reason }), announce(rider, facts)],
  }
}

/**
 * Staff have given the rider's identity number to another rider. A verification ends; an application that is still open becomes disputed, so
 * that staff decide on it.
 */
export function decideLoseIdentity(
  rider: RiderDocument,
  facts: Omit<ReviewFacts, 'revision'>,
): Decision<RiderDocument, Refusal<'NOT_VERIFIED'>> {
  // What is decided against this rider doesn't concern the number any more.
  const lost = rider.verifiedIdentity ? { verifiedIdentity: null } : {}
  if (rider.status !== 'verified') return { kind: 'change', next: { contested: true, ...lost } }
  const removal = decideRemove(rider, 'identityMoved', facts)
  return removal.kind === 'refuse' ? removal : { ...removal, next: { ...removal.next, ...lost } }
}

const verified = (rider: RiderDocument, facts: ReviewFacts): Decision<RiderDocument, never> => ({
  kind: 'change',
  next: {
    status: 'verified',
    since: facts.now,
    contested: false,
    verifiedIdentity: rider.identity,
    steps: withStep(rider, { step: 'verified', at: facts.now }),
  },
  effects: [tell(rider, facts, { kind: 'verified', stationName: facts.station.name }), announce(rider, facts)],
})

function refusalOf(rider: RiderDocument, expected: RiderStatus, { revision }: ReviewFacts): NotWaiting | Changed | null {
  if (rider.status !== expected) return { code: 'NOT_WAITING', details: { status: statusOf(rider) } }
  return rider.revision === revision ? null : { code: 'CHANGED_MEANWHILE', details: {} }
}

const closedRefusal = ({ station }: ReviewFacts): Closed | null => (station.open ? null : { code: 'STATION_CLOSED', details: {} })

const tell = ({ _id, personId }: RiderDocument, { requestId, now }: Omit<ReviewFacts, 'revision'>, content: AccountMessage) =>
  accountNews.tell({ eventId: eventIdOf({ requestId, now }, _id), personId, content, at: now })

/** Tells the domains that rest on the registration, for example the pass. */
const announce = ({ _id: riderId }: RiderDocument, { requestId, now }: Omit<ReviewFacts, 'revision'>) =>
  riderChanged({ riderId, eventId: eventIdOf({ requestId, now }, riderId), at: now })
