import type { PassId } from '../../contract/ids'
import { type PassCode, readPassCode } from '../../contract/passCode'
import { partsOf, readSignedPass } from '../../contract/signedPass'
import { isMadeBy, isSigned } from '../shared/pass/codes'
import type { PassDocument } from '../shared/pass/passDocument'
import type { OfflineProof } from './rules/offline'

export interface ShownOffline {
  readonly passId: PassId
  /** What the server can say of it that the guard's phone couldn't. */
  readonly proofFor: (pass: PassDocument) => OfflineProof
}

/** What was scanned without network: a signed pass, with the rotating code of the moment behind it. Null: it names nobody. */
export function readOffline(text: string): ShownOffline | null {
  const parts = partsOf(text)
  const signed = parts.signed && readSignedPass(parts.signed)
  if (!signed || signed === 'otherVersion') return null
  const code = parts.code === null ? null : readPassCode(parts.code)
  const { passId, keyNo, issuedAt, expiresAt } = signed.pass
  const isSignedByUs = isSigned(signed)
  return { passId, proofFor: (pass) => ({ isSignedByUs, keyNo, issuedAt, expiresAt, code: genuine(pass, code) }) }
}

/** The code, if the bound phone made it for a gate. */
const genuine = (pass: PassDocument, code: PassCode | 'otherVersion' | null) =>
  code && code !== 'otherVersion' && code.passId === pass._id && code.audience === 'gate' && isMadeBy(pass, code) ? code : null
