import type { HandlerOf } from '../../../handlerOf'
import { changeOwnPass } from '../../changeOwn'
import { decideRenew } from '../../rules/renewal'
import { viewMine } from '../../views/passView'

export const renew: HandlerOf<'pass.renew'> = async ({ deviceId }, context) => {
  const outcome = await changeOwnPass(context, (pass) => decideRenew(pass, context.now))
  return 'refusal' in outcome ? outcome : { data: await viewMine(outcome.doc, deviceId, context.now) }
}
