import { randomBytes } from 'node:crypto'
import { eventIdOf } from '../../../../kernel/request'
import type { HandlerOf } from '../../../handlerOf'
import { changeOwnPass } from '../../changeOwn'
import { sealForPass, seedIn } from '../../pass/passSecrets'
import { decideBind } from '../../rules/binding'
import { viewPass } from '../../views/passView'

export const bind: HandlerOf<'pass.bind'> = async ({ deviceId, move }, context) => {
  const { now, request } = context
  const outcome = await changeOwnPass(context, (pass) => {
    const seed = sealForPass(pass._id, 'seed', randomBytes(32).toString('base64'))
    return decideBind(pass, { deviceId, move, seed, eventId: eventIdOf(request, pass._id), now })
  })
  if ('refusal' in outcome) return outcome
  const { doc } = outcome
  const seed = seedIn(doc)
  // A late retry of a phone from which the pass has been moved since gets no seed.
  if (!doc.device || doc.device.deviceId !== deviceId || seed === null) {
    return { refusal: { code: 'OTHER_PHONE', details: { boundAt: (doc.device?.boundAt ?? now).toISOString() } } }
  }
  return { data: { pass: await viewPass(doc, deviceId, now), now: now.toISOString(), seed, keyNo: doc.device.keyNo } }
}
