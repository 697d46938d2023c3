import type { Refusal } from '../../../contract/errors'
import { change } from '../../shared/database/change'
import { type Decision, refuse } from '../../shared/database/decision'
import type { HandlerOf } from '../../shared/handler'
import { ensurePerson } from '../../shared/people/personDocument'
import { ensureRider, type RiderDocument, riders } from '../../shared/riders/riderDocument'
import { wechat } from '../../shared/wechat/wechat'
import { sealFor } from '../riderSecrets'
import { missingConsent } from '../rules/consent'
import { viewOwn } from '../views'
import { whileAgreed } from '../whileAgreed'

export const bindPhone: HandlerOf<'rider.bindPhone'> = async ({ code }, { caller, request, now }) => {
  const missing = missingConsent((await ensurePerson(caller)).consents)
  if (missing) return { refusal: missing }

  const load = () => ensureRider(caller.personId, now)
  // WeChat takes a code once, and `change` asks again when it lost against another change of the registration.
  let exchanged: Promise<string | null> | undefined
  const decide = async (rider: RiderDocument): Promise<Decision<RiderDocument, Refusal<'PHONE_CODE_INVALID'>>> => {
    exchanged ??= wechat().exchangePhoneCode(code)
    const phone = await exchanged
    return phone === null
      ? refuse({ code: 'PHONE_CODE_INVALID', details: {} })
      : { kind: 'change', next: { phone: sealFor(rider._id, 'phone', phone) } }
  }
  const outcome = await change(riders, load, request, whileAgreed(caller.personId, decide))
  return 'refusal' in outcome ? outcome : viewOwn(outcome.doc)
}
