import { change } from '../../../kernel/database/change'
import type { PayloadOf } from '../../../kernel/effect'
import { systemRequest } from '../../../kernel/request'
import { type faceConsentRefused, riderIdOf } from '../../account/public'
import { passes, passIdOfRider } from '../pass/passDocument'
import { forgetFaces } from './followFaces'
import { decideNoFaces } from './rules/noFaces'

/**
 * Turns face entry off everywhere and lets every reader forget. Off for good: who agrees again says anew where. Repeated, it doesn't touch what was
 * turned on since.
 */
export async function refuseFaces({ personId, eventId, at }: PayloadOf<typeof faceConsentRefused>): Promise<void> {
  const passId = passIdOfRider(riderIdOf(personId))
  const requestId = `noFaces:${eventId}`
  const request = systemRequest({ actorId: personId, action: 'consent.decide', requestId, now: at, audited: true })
  await change(
    passes,
    () => passes.get(passId),
    request,
    (pass) => decideNoFaces(pass, at),
  )
  await forgetFaces(passId, at)
}
