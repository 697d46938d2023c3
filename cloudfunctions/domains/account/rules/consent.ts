import { type ConsentView, consentVersions } from '../../../../contract/account/consent'
import { ConsentKind } from '../../../../contract/account/rider'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PersonDocument } from '../../../kernel/people/personDocument'

type Consents = PersonDocument['consents']

/** Has the person given this consent, and to the current text? */
export const isGiven = (consents: Consents, kind: ConsentKind) => {
  const record = consents[kind]
  return record?.decision === 'given' && record.version === consentVersions[kind]
}

/** The refusal of something that needs this consent; null when the consent is given. */
export const refusalWithoutConsent = (consents: Consents, kind: ConsentKind): Refusal<'CONSENT_REQUIRED'> | null =>
  isGiven(consents, kind) ? null : { code: 'CONSENT_REQUIRED', details: { kind, version: consentVersions[kind] } }

/** A registration rests on these: the service itself, and that identity number and portrait are sensitive data (PIPL art. 29). */
export const REGISTRATION_NEEDS = ['service', 'sensitive'] as const satisfies readonly ConsentKind[]

/** The first consent that a registration still needs, or null. */
export function missingConsent(consents: Consents): Refusal<'CONSENT_REQUIRED'> | null {
  const kind = REGISTRATION_NEEDS.find((needed) => !isGiven(consents, needed))
  return kind ? refusalWithoutConsent(consents, kind) : null
}

/** May this answer be entered? A consent that a registration rests on can't be taken back while there is one: the rider withdraws instead. */
export function refusalToConsent(
  { kind, version, decision }: { kind: ConsentKind; version: number; decision: 'given' | 'refused' },
  isRegistered: boolean,
): Refusal<'CONSENT_OUTDATED' | 'CONSENT_IN_USE'> | null {
  const current = consentVersions[kind]
  if (version !== current) return { code: 'CONSENT_OUTDATED', details: { kind, version: current } }
  const needed = REGISTRATION_NEEDS.some((one) => one === kind)
  return decision === 'refused' && needed && isRegistered ? { code: 'CONSENT_IN_USE', details: { kind } } : null
}

/** Every kind of consent with its state. An answer to an older text counts as no answer. */
export const viewConsents = (consents: Consents): ConsentView[] =>
  ConsentKind.options.map((kind) => {
    const record = consents[kind]
    const current = record?.version === consentVersions[kind] ? record : undefined
    return { kind, version: consentVersions[kind], state: current?.decision ?? 'asked', at: current?.at.toISOString() ?? null }
  })
