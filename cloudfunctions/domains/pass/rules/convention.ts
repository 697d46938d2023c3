import type { Refusal } from '../../../../contract/kernel/refusal'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { CompoundDocument, Signature } from '../documents/compound'

type Signed = Signature | null | undefined

/** Whether the current text is signed. A signature under an older text doesn't count. */
export const isSigned = (signature: Signed) => signature?.version === CONVENTION_VERSION

/** Since when the current text is signed, as it crosses the wire; null: it is not. */
export const signedAt = (signature: Signed): string | null => (signature && isSigned(signature) ? signature.at.toISOString() : null)

/** Signs the current text. If it is signed already, the first signature stays. */
export const sign = (signature: Signed, now: Date): Signature =>
  signature && isSigned(signature) ? signature : { version: CONVENTION_VERSION, at: now }

/** Only the current text can be signed. */
export const refusalToSign = (version: number): Refusal<'CONVENTION_OUTDATED'> | null =>
  version === CONVENTION_VERSION ? null : { code: 'CONVENTION_OUTDATED', details: { version: CONVENTION_VERSION } }

/** The first party that has not signed the current text; null: all have. */
export function unsignedParty(
  station: Signed,
  { compound, community }: CompoundDocument['convention'],
): 'station' | 'compound' | 'community' | null {
  if (!isSigned(station)) return 'station'
  if (!isSigned(compound)) return 'compound'
  return isSigned(community) ? null : 'community'
}
