import type { RiderId, StationId } from '../../../contract/account/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { change } from '../../kernel/database/change'
import type { Decision } from '../../kernel/database/decision'
import type { Context } from '../../kernel/handler'
import type { WriteRequest } from '../../kernel/request'
import { type RiderDocument, riders } from './riders/riderDocument'
import type { ReviewFacts } from './rules/review'
import { stations } from './stations/stationDocument'
import { isSent } from './views'

/** The station whose manager looks, or everything for staff. */
type Granted = StationId | 'all'

/** An application as others may see it: sent, not withdrawn, and still of the station by which they were let in. */
export async function findApplication(riderId: RiderId, granted: Granted): Promise<RiderDocument | null> {
  const rider = await riders.get(riderId)
  return rider && isSent(rider) && (granted === 'all' || granted === rider.stationId) ? rider : null
}

type Facts = Omit<ReviewFacts, 'revision'>

/** Decides on an application by a rule, with its station as it is now. */
export const decideOn = <R extends Refusal>(
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

async function factsOf({ stationId }: RiderDocument, { now, requestId }: WriteRequest): Promise<Facts> {
  const station = stationId && (await stations.get(stationId))
  return { station: station || { open: false, trusted: false, name: '' }, now, requestId }
}
