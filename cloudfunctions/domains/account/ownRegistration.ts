import type { RiderView } from '../../../contract/account/rider'
import type { PersonId } from '../../../contract/kernel/ids'
import type { CommonCode, Refusal } from '../../../contract/kernel/refusal'
import { change } from '../../kernel/database/change'
import { type Decision, refuse } from '../../kernel/database/decision'
import type { Context } from '../../kernel/handler'
import { ensurePerson, people } from '../../kernel/people/personDocument'
import { ensureRider, type RiderDocument, riders } from './riders/riderDocument'
import { missingConsent } from './rules/consent'
import { viewOwn } from './views'

/**
 * Changes the caller's own registration as `decide` says, with the consents that it rests on. An empty draft is made when there is none,
 * but nothing is written for who never agreed.
 */
export async function changeOwn<R extends Refusal>(
  { caller, request, now }: Context,
  decide: (rider: RiderDocument) => Promise<Decision<RiderDocument, R>>,
): Promise<{ data: RiderView } | { refusal: R | Refusal<'CONSENT_REQUIRED' | CommonCode> }> {
  const missing = missingConsent((await ensurePerson(caller)).consents)
  if (missing) return { refusal: missing }
  const load = () => ensureRider(caller.personId, now)
  const outcome = await change(riders, load, request, whileAgreed(caller.personId, decide))
  return 'refusal' in outcome ? outcome : viewOwn(outcome.doc)
}

/** A request that is slow must not bring back what was withdrawn meanwhile. (An erasure removes the consents before the registration.) */
const whileAgreed =
  <R extends Refusal>(personId: PersonId, decide: (rider: RiderDocument) => Promise<Decision<RiderDocument, R>>) =>
  async (rider: RiderDocument): Promise<Decision<RiderDocument, R | Refusal<'CONSENT_REQUIRED'>>> => {
    const missing = missingConsent((await people.get(personId))?.consents ?? {})
    return missing ? refuse(missing) : decide(rider)
  }
