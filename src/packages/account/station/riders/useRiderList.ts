import { useActionPages } from '../../../../services/useActionPages'

export type RiderListName = 'station.waiting' | 'station.members'

/** One of a station's lists, page by page. */
export const useRiderList = (name: RiderListName, stationId: string) =>
  useActionPages(name, (after) => ({ stationId, ...(after !== undefined && { after }) }))
