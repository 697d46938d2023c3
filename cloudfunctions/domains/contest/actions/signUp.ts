import type { RiderId, StationId } from '../../../../contract/account/ids'
import type { signUp as entry } from '../../../../contract/contest/contest'
import type { CategoryId } from '../../../../contract/contest/ids'
import type { OutputOf } from '../../../../contract/kernel/action'
import type { PersonId } from '../../../../contract/kernel/ids'
import { finish } from '../../../kernel/database/change'
import { personIdOfRider, riders, stations } from '../../account/public'
import { book } from '../../booking/book'
import { ownOfferingOf } from '../../booking/ownOffering'
import { isLive } from '../../booking/rules/entries'
import type { HandlerOf } from '../../handlerOf'
import { ensureSignUp, signUps } from '../signUpDocument'

/** What must be told is written down first, then places are taken for all or for none, then it is told. */
export const signUp: HandlerOf<'contest.signUp'> = async ({ stationId, categoryId, riderIds, wait }, { request }) => {
  const unique = [...new Set(riderIds)]
  if (!(await areOf(stationId, unique))) return { refusal: { code: 'NOT_VERIFIED', details: {} } }
  const personIds = unique.map(personIdOfRider) as [PersonId, ...PersonId[]]
  const stationName = (await stations.get(stationId))?.name ?? ''
  const signedUp = await ensureSignUp(request, { categoryId, personIds, stationName })
  const refusal = await book({ offeringId: categoryId, personIds, way: wait ? 'wait' : 'enrol', request })
  await finish(signUps, signedUp, request.now)
  return refusal ? { refusal } : { data: await outcomeOf(categoryId, unique) }
}

/** A manager signs up whom the station vouches for, nobody else. */
async function areOf(stationId: StationId, ids: readonly RiderId[]): Promise<boolean> {
  const found = await Promise.all(ids.map((id) => riders.get(id)))
  return found.every((rider) => rider?.status === 'verified' && rider.stationId === stationId)
}

async function outcomeOf(categoryId: CategoryId, ids: readonly RiderId[]): Promise<OutputOf<typeof entry>> {
  const own = await ownOfferingOf(categoryId, ids.map(personIdOfRider))
  const entries = ids.map((riderId) => ({ riderId, entry: own?.entries[personIdOfRider(riderId)] }))
  const state = entries[0]?.entry?.state
  return {
    state: state && isLive(state) ? state : 'held',
    bibs: entries.map(({ riderId, entry }) => ({ riderId, bib: entry?.number ?? null })),
  }
}
