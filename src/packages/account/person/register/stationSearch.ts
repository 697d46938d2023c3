import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { asSearched } from '../../../../../contract/kernel/characters'

export type StationList = OutputOf<Actions['station.list']>

/** A list longer than this gets a search field: it is more than one screen. */
export const SEARCH_FROM = 8

/** Every platform once, as first met. */
export const platformsOf = ({ stations }: StationList) => [...new Set(stations.map(({ platform }) => platform))]

/** Stations of a platform (null: of any) whose name, platform or town contains each of the words typed. */
export function findStations({ stations, towns }: StationList, platform: string | null, typed: string) {
  const townNames = new Map(towns.map(({ townId, name }) => [townId, name]))
  const words = typed.split(/\s+/).map(asSearched).filter(Boolean)
  return stations
    .map((station) => ({ ...station, town: townNames.get(station.townId) ?? '' }))
    .filter((station) => platform === null || station.platform === platform)
    .filter((station) =>
      words.every((word) => [station.name, station.platform, station.town].some((name) => asSearched(name).includes(word))),
    )
}
