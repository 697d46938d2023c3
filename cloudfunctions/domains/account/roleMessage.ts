import type { PersonId } from '../../../contract/kernel/ids'
import type { Grant } from '../../../contract/kernel/roles'
import { placeOf } from '../../kernel/access'
import type { NewEffect } from '../../kernel/effect'
import { house } from '../../kernel/house'
import { eventIdOf, type WriteRequest } from '../../kernel/request'
import { accountNews } from './messages'

/** The name of the place that a grant is for; null when there is no such place, and for a role that has no place. */
export async function placeNameOf(grant: Grant): Promise<string | null> {
  const role = house().role(grant.role)
  const place = role && placeOf(role, grant)
  return role && place ? role.placeName(place) : null
}

/** The message to a person who was given a role or has lost it. */
export async function tellAboutRole(
  kind: 'roleProposed' | 'roleGranted' | 'roleRevoked',
  personId: PersonId,
  grant: Grant,
  request: WriteRequest,
): Promise<NewEffect> {
  const content = { kind, role: grant.role, placeName: await placeNameOf(grant) }
  return accountNews.tell({ eventId: eventIdOf(request, personId), personId, content, at: request.now })
}
