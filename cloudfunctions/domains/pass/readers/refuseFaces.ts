import { change } from '../../../kernel/database/change'
import { fingerprintOf } from '../../../kernel/fingerprint'
import type { RefuseFacesEffect } from '../../../kernel/outbox/effect'
import { riderIdOf } from '../../../kernel/people/ids'
import { passes, passIdOfRider } from '../pass/passDocument'
import { forgetFaces } from './followFaces'
import { decideNoFaces } from './rules/noFaces'

/**
 * Turns face entry off everywhere and lets every reader forget. Off for good: who agrees again says anew where. Repeated, it doesn't touch what was
 * turned on since.
 */
export async function refuseFaces({ personId, eventId, at }: RefuseFacesEffect): Promise<void> {
  const passId = passIdOfRider(riderIdOf(personId))
  const action = 'consent.decide'
  const fingerprint = fingerprintOf(personId, action, eventId)
  const request = { requestId: `noFaces:${eventId}`, action, actorId: personId, now: at, audited: true, fingerprint }
  await change(
    passes,
    () => passes.get(passId),
    request,
    (pass) => decideNoFaces(pass, at),
  )
  await forgetFaces(passId, at)
}
