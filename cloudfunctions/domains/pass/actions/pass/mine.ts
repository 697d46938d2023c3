import type { HandlerOf } from '../../../handlerOf'
import { passOf, viewMine } from '../../views/passView'

export const mine: HandlerOf<'pass.mine'> = async ({ deviceId }, { caller, now }) => ({
  data: await viewMine(await passOf(caller.personId), deviceId, now),
})
