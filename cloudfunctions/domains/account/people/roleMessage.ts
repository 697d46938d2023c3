import type { PersonId } from '../../../../contract/kernel/ids'
import type { Grant } from '../../../../contract/kernel/roles'
import type { NotifyEffect } from '../../../kernel/outbox/effect'
import { eventIdOf, type WriteRequest } from '../../../kernel/request'
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
