import type { StationId } from '../../../contract/ids'
import type { Grant } from '../../../contract/staff'

export const sameGrant = (a: Grant, b: Grant) => a.role === b.role && stationOf(a) === stationOf(b)

/** The station that a grant is for; null for a role over the whole district. */
export const stationOf = (grant: Grant): StationId | null => (grant.role === 'stationManager' ? grant.stationId : null)
