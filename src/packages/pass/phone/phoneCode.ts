import type { PassId } from '../../../../contract/pass/ids'
import {
  digitsHeadOf,
  digitsOf,
  HMAC_SHA256,
  headOf,
  MAC_BYTES,
  type PassAudience,
  writePassCode,
} from '../../../../contract/pass/passCode'
import { bytesOfBase64 } from '../../../services/base64'
import { macOf } from '../../../services/mac'

/** What makes a pass's codes. It stays on this phone. */
export interface PassSecret {
  passId: PassId
  /** base64 of 32 bytes. */
  seed: string
  /** Which binding of the pass to a phone it belongs to. */
  keyNo: number
}

/** The code (小哥码) of a step, made without network. */
export function passCodeOf({ passId, seed, keyNo }: PassSecret, audience: PassAudience, step: number): string {
  const code = { algorithm: HMAC_SHA256, keyNo, audience, passId, step }
  return writePassCode({ ...code, mac: macOf(bytesOfBase64(seed), headOf(code)).slice(0, MAC_BYTES) })
}

/** The six digits of a step, for a guard who can't scan. */
export const passDigitsOf = ({ passId, seed, keyNo }: PassSecret, step: number): string =>
  digitsOf(macOf(bytesOfBase64(seed), digitsHeadOf({ keyNo, passId, step })))
