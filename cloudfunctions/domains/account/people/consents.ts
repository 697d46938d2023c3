import { consentVersions } from '../../../../contract/account/consent'
import type { ConsentKind } from '../../../../contract/account/rider'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PersonDocument } from '../../../kernel/people/personDocument'

type Consents = PersonDocument['consents']

/** Given, and for the text in force. */
export const isGiven = (consents: Consents, kind: ConsentKind) => {
  const record = consents[kind]
  return record?.decision === 'given' && record.version === consentVersions[kind]
}

/** Null when the consent is there. */
export const refusalWithoutConsent = (consents: Consents, kind: ConsentKind): Refusal<'CONSENT_REQUIRED'> | null =>
  isGiven(consents, kind) ? null : { code: 'CONSENT_REQUIRED', details: { kind, version: consentVersions[kind] } }
