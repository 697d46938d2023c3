import type { Workplace } from '../../contract/account'
import type { Grant } from '../../contract/staff'
import { riders } from '../shared/riders/riderDocument'
import { stations } from '../shared/stations/stationDocument'

/** The places where somebody works, each with how many riders wait there. */
export const viewWorkplaces = (grants: readonly Grant[]): Promise<Workplace[]> => Promise.all(grants.map(viewWorkplace))

async function viewWorkplace(grant: Grant): Promise<Workplace> {
  if (grant.role === 'staff') return { role: 'staff' }
  const { stationId } = grant
  const [station, waiting] = await Promise.all([
    stations.get(stationId),
    riders.count('station', { equals: { stationId, status: 'waitingStation' } }),
  ])
  return { role: 'stationManager', stationId, stationName: station?.name ?? '', waiting }
}
