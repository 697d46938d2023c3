import { type ClassCode, classHeadOf, writeClassCode } from '../../../../../contract/course/classCode'
import { HMAC_SHA256, MAC_BYTES } from '../../../../../contract/pass/codeBytes'
import { bytesOfBase64 } from '../../../../services/base64'
import { macOf } from '../../../../services/mac'

/** What makes the codes of one class. It stays in this phone's memory. */
export interface ClassSecret extends Pick<ClassCode, 'classId' | 'keyNo'> {
  /** base64 of 32 bytes. */
  readonly seed: string
}

/** The code (签到码) of a step, made without network. */
export function classCodeOf({ classId, seed, keyNo }: ClassSecret, step: number): string {
  const code = { algorithm: HMAC_SHA256, keyNo, classId, step }
  return writeClassCode({ ...code, mac: macOf(bytesOfBase64(seed), classHeadOf(code)).slice(0, MAC_BYTES) })
}
