import type { CommonCode, Refusal } from '../../contract/errors'
import type { PersonId } from '../../contract/ids'
import { change } from '../shared/database/change'
import type { Decision } from '../shared/database/decision'
import type { Context } from '../shared/handler'
import { type PassDocument, passes, passIdOfRider } from '../shared/pass/passDocument'
import { riderIdOf } from '../shared/people/ids'

export const ownPassOf = (personId: PersonId) => passes.get(passIdOfRider(riderIdOf(personId)))

/** Changes the caller's own pass as `decide` says. */
export async function changeOwnPass<R extends Refusal = never>(
  { caller, request }: Pick<Context, 'caller' | 'request'>,
  decide: (pass: PassDocument) => Decision<PassDocument, R> | Promise<Decision<PassDocument, R>>,
): Promise<{ doc: PassDocument } | { refusal: R | Refusal<'PASS_MISSING' | CommonCode> }> {
  const outcome = await change(passes, () => ownPassOf(caller.personId), request, decide)
  if ('doc' in outcome) return outcome
  return { refusal: outcome.refusal.code === 'NOT_FOUND' ? { code: 'PASS_MISSING', details: {} } : outcome.refusal }
}
