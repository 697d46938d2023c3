import { change } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { ensureRider, riders } from '../../shared/riders/riderDocument'
import { decideWithdraw } from '../rules/registration'

export const withdraw: HandlerOf<'rider.withdraw'> = async (_, { caller, request, now }) => {
  const outcome = await change(riders, () => ensureRider(caller.personId, now), request, decideWithdraw)
  return 'refusal' in outcome ? outcome : { data: { erased: true } }
}
