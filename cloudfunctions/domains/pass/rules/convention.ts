import type { Refusal } from '../../../../contract/kernel/refusal'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { CompoundDocument, Signature } from '../documents/compound'

type Signed = Signature | null | undefined

/** Does the signature hold for the text in force? One under an older text counts as none. */
export const isSigned = (signature: Signed) => signature?.version === CONVENTION_VERSION

/** Since when the text in force is signed, on the wire. */
export const signedAt = (signature: Signed): string | null => (signature && isSigned(signature) ? signature.at.toISOString() : null)

/** Signs the text in force. Signed already: the first signature stays. */
export const sign = (signature: Signed, now: Date): Signature =>
  signature && isSigned(signature) ? signature : { version: CONVENTION_VERSION, at: now }

/** Nobody can sign another text than the one in force. */
export const refusalToSign = (version: number): Refusal<'CONVENTION_OUTDATED'> | null =>
  version === CONVENTION_VERSION ? null : { code: 'CONVENTION_OUTDATED', details: { version: CONVENTION_VERSION } }

/** The first party that has not signed the text in force; null: all have. */
export function unsignedParty(
  station: Signed,
  { compound, community }: CompoundDocument['convention'],
): 'station' | 'compound' | 'community' | null {
  if (!isSigned(station)) return 'station'
  if (!isSigned(compound)) return 'compound'
  return isSigned(community) ? null : 'community'
}
