import { consentVersions } from '../../../contract/consent'
import type { ConsentKind } from '../../../contract/rider'
import type { PersonDocument } from './personDocument'

/** Has the person agreed, to the text in force? */
export function isGiven(consents: PersonDocument['consents'], kind: ConsentKind): boolean {
  const record = consents[kind]
  return record?.decision === 'given' && record.version === consentVersions[kind]
}
