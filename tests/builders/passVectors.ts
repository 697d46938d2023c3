import { createHmac } from 'node:crypto'
import type { PassId } from '../../contract/pass/ids'
import {
  digitsHeadOf,
  digitsOf,
  HMAC_SHA256,
  headOf,
  MAC_BYTES,
  type PassAudience,
  stepAt,
  writePassCode,
} from '../../contract/pass/passCode'

interface Made {
  readonly passId: PassId
  /** base64 of 32 bytes. */
  readonly seed: string
  readonly keyNo: number
  readonly audience: PassAudience
  readonly step: number
}

const mac = (seed: string, head: Uint8Array) => createHmac('sha256', Buffer.from(seed, 'base64')).update(head).digest()

/** The rotating code that a phone must make, computed with Node's cryptography. */
export function codeByNode({ seed, ...parts }: Made): string {
  const code = { ...parts, algorithm: HMAC_SHA256 }
  return writePassCode({ ...code, mac: mac(seed, headOf(code)).subarray(0, MAC_BYTES) })
}

/** The six digits that belong to the code. */
export const digitsByNode = ({ seed, ...parts }: Omit<Made, 'audience'>): string => digitsOf(mac(seed, digitsHeadOf(parts)))

const passId = 'pas_00112233445566778899' as PassId
const LAST_ID = 'pas_ffffffffffffffffffff' as PassId
const seed = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64')
const step = stepAt(new Date('2026-11-23T04:00:00.000Z'))

/** Codes and digits that must never change, because phones with an old version must still be understood. */
export const PASS_VECTORS: readonly (Made & { readonly code: string; readonly digits: string })[] = [
  {
    passId,
    seed,
    keyNo: 1,
    audience: 'gate',
    step,
    code: 'XGM2400208024H36H2NCSVRH68749GW02VV7GPRR7WAADQN795132581RG',
    digits: '402444',
  },
  {
    passId,
    seed,
    keyNo: 1,
    audience: 'counter',
    step,
    code: 'XGM240020G024H36H2NCSVRH68749GW02PV6DHX27CQ7PXJG2CY3D8V4ZR',
    digits: '402444',
  },
  {
    passId,
    seed,
    keyNo: 1,
    audience: 'gate',
    step: step + 1,
    code: 'XGM2400208024H36H2NCSVRH68749GW3YQZFEJ0ZVT662E913B2F90PP88',
    digits: '076069',
  },
  {
    passId: LAST_ID,
    seed: Buffer.alloc(32, 255).toString('base64'),
    keyNo: 65_535,
    audience: 'gate',
    step: 2 ** 32 - 1,
    code: 'XGM27ZZY0FZZZZZZZZZZZZZZZZZZZZZY8N9F4GK73SGN1R9T73TGB1RQ9R',
    digits: '876290',
  },
]
