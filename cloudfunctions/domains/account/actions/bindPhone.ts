import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { wechat } from '../../../kernel/wechat/wechat'
import type { HandlerOf } from '../../handlerOf'
import { changeOwn } from '../ownRegistration'
import type { RiderDocument } from '../riders/riderDocument'
import { sealFor } from '../riders/riderSecrets'

export const bindPhone: HandlerOf<'rider.bindPhone'> = async ({ code }, context) => {
  // WeChat takes a code once, and `change` asks again when it lost against another change of the registration.
  let exchanged: Promise<string | null> | undefined
  const decide = async ({ _id }: RiderDocument): Promise<Decision<RiderDocument, Refusal<'PHONE_CODE_INVALID'>>> => {
    exchanged ??= wechat().exchangePhoneCode(code)
    const phone = await exchanged
    return phone === null
      ? refuse({ code: 'PHONE_CODE_INVALID', details: {} })
      : { kind: 'change', next: { phone: sealFor(_id, 'phone', phone) } }
  }
  return changeOwn(context, decide)
}
