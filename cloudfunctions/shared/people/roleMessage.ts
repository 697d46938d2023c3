import type { PersonId } from '../../../contract/ids'
import type { Grant } from '../../../contract/staff'
import type { NotifyEffect } from '../effects/effect'
import { eventIdOf, type WriteRequest } from '../request'
import { placeNameOf } from './placeNames'

/** The message about a role that somebody was given or lost. */
export async function tellAboutRole(
  kind: 'roleGranted' | 'roleRevoked',
  personId: PersonId,
  grant: Grant,
  request: WriteRequest,
): Promise<NotifyEffect> {
  const content = { kind, role: grant.role, placeName: await placeNameOf(grant) }
  return { kind: 'notify', eventId: eventIdOf(request, personId), personId, content, at: request.now }
}
