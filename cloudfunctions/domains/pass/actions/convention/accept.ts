import type { Refusal } from '../../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import type { HandlerOf } from '../../../handlerOf'
import { changeOwnPass } from '../../changeOwn'
import type { PassDocument } from '../../pass/passDocument'
import { refusalToSign, sign } from '../../rules/convention'
import { viewMine } from '../../views/passView'

export const accept: HandlerOf<'convention.accept'> = async ({ version, deviceId }, context) => {
  const { now } = context
  const outcome = await changeOwnPass(context, ({ convention }): Decision<PassDocument, Refusal<'CONVENTION_OUTDATED'>> => {
    const refusal = refusalToSign(version)
    return refusal ? refuse(refusal) : { kind: 'change', next: { convention: sign(convention, now) } }
  })
  return 'refusal' in outcome ? outcome : { data: await viewMine(outcome.doc, deviceId, now) }
}
