import type { Grant } from '../../../../contract/kernel/roles'
import { schools } from '../../course/schools/schoolDocument'
import { merchants } from '../../merchant/merchantDocument'
import { compounds } from '../../pass/compounds/compoundDocument'
import { stations } from '../stations/stationDocument'

/** The name of the place that a grant is for; null when there is no such place, or none belongs to it. */
export async function placeNameOf(grant: Grant): Promise<string | null> {
  switch (grant.role) {
    case 'stationManager':
      return (await stations.get(grant.stationId))?.name ?? null
    case 'propertyManager':
    case 'guard':
      return (await compounds.get(grant.compoundId))?.name ?? null
    case 'clerk':
      return (await merchants.get(grant.merchantId))?.name ?? null
    case 'teacher':
      return (await schools.get(grant.schoolId))?.name ?? null
    case 'staff':
      return null
  }
}
