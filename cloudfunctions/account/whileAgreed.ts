import type { Refusal } from '../../contract/errors'
import type { PersonId } from '../../contract/ids'
import { type Decision, refuse } from '../shared/database/decision'
import { people } from '../shared/people/personDocument'
import type { RiderDocument } from '../shared/riders/riderDocument'
import { missingConsent } from './rules/consent'

/**
 * Decides on a registration only while its person agrees to it. They were asked before, so that nothing is written for who never agreed;
 * but a request that is slow must not bring back what was withdrawn meanwhile. (An erasure removes the consents before the registration.)
 */
export const whileAgreed =
  <R extends Refusal>(personId: PersonId, decide: (rider: RiderDocument) => Promise<Decision<RiderDocument, R>>) =>
  async (rider: RiderDocument): Promise<Decision<RiderDocument, R | Refusal<'CONSENT_REQUIRED'>>> => {
    const missing = missingConsent((await people.get(personId))?.consents ?? {})
    return missing ? refuse(missing) : decide(rider)
  }
