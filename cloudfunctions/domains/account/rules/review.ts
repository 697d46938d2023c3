import type { AccountMessage } from '../../../../contract/account/messages'
import type { RemovedFor, ReturnReason, RiderStatus } from '../../../../contract/account/rider'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
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
}

type NotWaiting = Refusal<'NOT_WAITING'>
type Changed = Refusal<'CHANGED_MEANWHILE'>
type Closed = Refusal<'STATION_CLOSED'>

/** The station's word. A trusted station's verifies at once, unless two riders hold one identity number: that is for staff. */
export function decideVouch(rider: RiderDocument, facts: ReviewFacts): Decision<RiderDocument, NotWaiting | Changed | Closed> {
  const refusal = refusalOf(rider, 'waitingStation', facts) ?? closedRefusal(facts)
  if (refusal) return refuse(refusal)
  const vouched = withStep(rider, { step: 'vouched', at: facts.now })
  return facts.station.trusted && !rider.contested
    ? verified({ ...rider, steps: vouched }, facts)
    : {
        kind: 'change',
        next: { status: 'waitingDistrict', since: facts.now, contested: rider.contested, steps: vouched },
        effects: [tell(rider, facts, { kind: 'vouched', stationName: facts.station.name })],
      }
}

/** Staff verify a rider whose station is not trusted yet, or whose identity number another rider held. */
export function decideApprove(rider: RiderDocument, facts: ReviewFacts): Decision<RiderDocument, NotWaiting | Changed | Closed> {
  const refusal = refusalOf(rider, 'waitingDistrict', facts) ?? closedRefusal(facts)
  return refusal ? refuse(refusal) : verified(rider, facts)
}

/** Gives an application back with what to mend. */
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

/** A verified rider is no longer of the station. */
export function decideRemove(
  rider: RiderDocument,
  reason: RemovedFor,
  facts: Omit<ReviewFacts, 'revision'>,
): Decision<RiderDocument, Refusal<'NOT_VERIFIED'>> {
  if (rider.status !== 'verified') return refuse({ code: 'NOT_VERIFIED', details: {} })
  return {
    kind: 'change',
    next: { status: 'removed', since: facts.now, steps: withStep(rider, { step: 'removed', at: facts.now, reasons: [reason] }) },
    effects: [tell(rider, facts, { kind: 'removed', stationName: facts.station.name, reason }), follow(rider, facts)],
  }
}

/** The rider's identity number turned out to be another's: a verified rider is no longer one, an applicant is for staff to look at. */
export const decideLoseIdentity = (
  rider: RiderDocument,
  facts: Omit<ReviewFacts, 'revision'>,
): Decision<RiderDocument, Refusal<'NOT_VERIFIED'>> =>
  rider.status === 'verified' ? decideRemove(rider, 'identityMoved', facts) : { kind: 'change', next: { contested: true } }

const verified = (rider: RiderDocument, facts: ReviewFacts): Decision<RiderDocument, never> => ({
  kind: 'change',
  next: { status: 'verified', since: facts.now, contested: false, steps: withStep(rider, { step: 'verified', at: facts.now }) },
  effects: [tell(rider, facts, { kind: 'verified', stationName: facts.station.name }), follow(rider, facts)],
})

function refusalOf(rider: RiderDocument, expected: RiderStatus, { revision }: ReviewFacts): NotWaiting | Changed | null {
  if (rider.status !== expected) return { code: 'NOT_WAITING', details: { status: statusOf(rider) } }
  return rider.revision === revision ? null : { code: 'CHANGED_MEANWHILE', details: {} }
}

const closedRefusal = ({ station }: ReviewFacts): Closed | null => (station.open ? null : { code: 'STATION_CLOSED', details: {} })

const tell = ({ _id, personId }: RiderDocument, { requestId, now }: Omit<ReviewFacts, 'revision'>, content: AccountMessage) =>
  accountNews.tell({ eventId: eventIdOf({ requestId, now }, _id), personId, content, at: now })

/** The pass rests on the registration. */
const follow = ({ _id: riderId }: RiderDocument, { requestId, now }: Omit<ReviewFacts, 'revision'>) =>
  riderChanged({ riderId, eventId: eventIdOf({ requestId, now }, riderId), at: now })
