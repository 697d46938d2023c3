import type { HandlerOf } from '../../handlerOf'
import { stations } from '../stations/stationDocument'
import { allTowns } from '../stations/townDocument'

/** More stations than the district will have; the database returns at most 1,000. */
const ALL = 1000

export const listStations: HandlerOf<'station.list'> = async () => {
  const [everyTown, open] = await Promise.all([allTowns(), stations.find('open', { equals: { open: true }, limit: ALL })])
  return {
    data: {
      towns: everyTown.map(({ _id: townId, name }) => ({ townId, name })),
      stations: open.map(({ _id: stationId, name, platform, townId }) => ({ stationId, name, platform, townId })),
    },
  }
}
