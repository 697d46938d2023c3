import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import type { Context } from '../../../kernel/handler'
import { riderIdOf } from '../../account/public'
import { type PassDocument, passes, passIdOfRider } from '../documents/pass'

export const passIdOfPerson = (personId: PersonId) => passIdOfRider(riderIdOf(personId))

/** The person's own pass; null when they have none. */
export const passOf = (personId: PersonId) => passes.get(passIdOfPerson(personId))

/** Changes the caller's own pass as `decide` says. A caller who has none is refused. */
export async function changeOwnPass<R extends Refusal = never>(
  { caller, request }: Pick<Context, 'caller' | 'request'>,
  decide: (pass: PassDocument) => Decision<PassDocument, R> | Promise<Decision<PassDocument, R>>,
): Promise<{ doc: PassDocument } | { refusal: R | Refusal<'PASS_MISSING' | 'REQUEST_REUSED'> }> {
  const outcome = await change(passes, () => passOf(caller.personId), request, decide)
  if (!('refusal' in outcome)) return outcome
  const { refusal } = outcome
  return refusal.code === 'NOT_FOUND'
    ? { refusal: { code: 'PASS_MISSING', details: {} } }
    : { refusal: refusal as R | Refusal<'REQUEST_REUSED'> }
}
