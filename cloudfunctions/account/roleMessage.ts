import type { PersonId } from '../../contract/ids'
import type { Grant } from '../../contract/staff'
import type { NotifyEffect } from '../shared/effects/effect'
import { stationOf } from '../shared/people/grants'
import { eventIdOf, type WriteRequest } from '../shared/request'
import { stations } from '../shared/stations/stationDocument'

/** The message about a role that somebody was given or lost. */
export async function tellAboutRole(
  kind: 'roleGranted' | 'roleRevoked',
  personId: PersonId,
  grant: Grant,
  request: WriteRequest,
): Promise<NotifyEffect> {
  const stationId = stationOf(grant)
  const station = stationId && (await stations.get(stationId))
  const content = { kind, role: grant.role, stationName: station ? station.name : null }
  return { kind: 'notify', eventId: eventIdOf(request, personId), personId, content, at: request.now }
}
