import { createHmac, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto'
import { digitsHeadOf, digitsOf, headOf, MAC_BYTES, type PassCode, stepAt } from '../../../../contract/pass/passCode'
import { bodyOf, ED25519, type ReadSignedPass, type SignedPass, writeSignedPass } from '../../../../contract/pass/signedPass'
import { type SigningKeys, signingKeys } from '../../../kernel/secrets/signingKeys'
import { type PassDocument, seedIn } from '../documents/pass'
import { holdsUntil } from '../rules/passStatus'

const macOf = (seed: string, head: Uint8Array) =>
  createHmac('sha256', Buffer.from(seed, 'base64')).update(head).digest().subarray(0, MAC_BYTES)

/** Whether the phone to which this pass is bound has made the code. */
export function isMadeBy(pass: PassDocument, code: PassCode): boolean {
  const seed = seedIn(pass)
  return seed !== null && code.keyNo === pass.device?.keyNo && timingSafeEqual(macOf(seed, headOf(code)), code.mac)
}

/** The time steps whose six digits hold now: the current one and the one before. */
const spokenSteps = (now: Date) => [stepAt(now), stepAt(now) - 1]

/** Whether the six digits of this step still hold. */
export const isSpokenStep = (step: number, now: Date) => spokenSteps(now).includes(step)

/** The time step to which these six digits of this pass belong; null when it is none whose digits hold now. */
export function stepOfDigits(pass: PassDocument, digits: string, now: Date): number | null {
  const seed = seedIn(pass)
  if (seed === null || !pass.device) return null
  const { keyNo } = pass.device
  const said = Buffer.from(digits)
  const digitsAt = (step: number) => Buffer.from(digitsOf(macOf(seed, digitsHeadOf({ keyNo, passId: pass._id, step }))))
  return spokenSteps(now).find((step) => timingSafeEqual(digitsAt(step), said)) ?? null
}

/** How long a signed pass is in date: one shift. It is short, because a guard's phone without network can't hear that a pass has ended. */
const SIGNED_LIFE_MS = 12 * 3_600_000

/** A signed pass for guards without network. It expires no later than the pass itself. Null while no phone is bound. */
export function signPass(
  pass: PassDocument,
  now: Date,
  { currentKeyId, keys }: SigningKeys = signingKeys(),
): { text: string; issuedAt: Date; expiresAt: Date } | null {
  const key = keys.get(currentKeyId)
  if (!pass.device || !key) return null
  const { maskedName, workKind, platform, station } = pass.holder
  const expiresAt = new Date(Math.min(now.getTime() + SIGNED_LIFE_MS, holdsUntil(pass).getTime()))
  const signed: SignedPass = {
    algorithm: ED25519,
    keyId: currentKeyId,
    keyNo: pass.device.keyNo,
    passId: pass._id,
    issuedAt: now,
    expiresAt,
    workKind,
    maskedName,
    platform,
    station,
  }
  const body = bodyOf(signed)
  return { text: writeSignedPass(body, sign(null, body, key.privateKey)), issuedAt: now, expiresAt }
}

/** Whether one of our keys has signed this pass. */
export function isSigned({ pass, body, signature }: ReadSignedPass, { keys }: SigningKeys = signingKeys()): boolean {
  const key = keys.get(pass.keyId)
  return key !== undefined && verify(null, body, createPublicKey(key.privateKey), signature)
}
