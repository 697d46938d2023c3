import type { PersonId } from '../../../../contract/kernel/ids'
import { change } from '../../../kernel/database/change'
import { people } from '../../../kernel/people/personDocument'
import { roles } from '../../../kernel/people/roles'
import type { HandlerOf } from '../../handlerOf'
import { riderIdOf } from '../riders/ids'
import { ensureRider, riders } from '../riders/riderDocument'
import { decideWithdraw } from '../rules/registration'

/** Whoever has only agreed is erased like a rider. Of whom nothing is there is nothing erased, and nothing put on record. */
export const withdraw: HandlerOf<'rider.withdraw'> = async (_, { caller: { personId }, request, now }) => {
  const load = async () => (await riders.get(riderIdOf(personId))) ?? ((await isKnown(personId)) ? ensureRider(personId, now) : null)
  const outcome = await change(riders, load, request, (rider) => decideWithdraw(rider, now))
  return 'refusal' in outcome && outcome.refusal.code !== 'NOT_FOUND' ? outcome : { data: { erased: true } }
}

/** Would an erasure take something? Who holds a role stays reachable, so a person without consents may be all that one leaves. */
async function isKnown(personId: PersonId): Promise<boolean> {
  const [person, held] = await Promise.all([people.get(personId), roles.get(personId)])
  return person !== null && (Object.keys(person.consents).length > 0 || !held?.grants.length)
}
