import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { PassId } from '../../contract/pass/ids'
import { HMAC_SHA256, MAC_BYTES, type PassCode, stepAt, withLiveCode, writePassCode } from '../../contract/pass/passCode'
import { bodyOf, ED25519, type SignedPass, writeSignedPass } from '../../contract/pass/signedPass'
import type { GateList } from '../../src/packages/pass/gate/offline/judge'
import { minutesAfter, NOON } from './time'

/** A key pair as the server keeps it, and the public key that guards' phones receive. */
export interface SigningKey {
  readonly listed: GateList['keys'][number]
  readonly secret: KeyObject
}

export function aSigningKey(keyId = 1): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  return { listed: { keyId, algorithm: ED25519, publicKey: raw.toString('base64') }, secret: privateKey }
}

export const passIdNo = (no: number) => `pas_${String(no).padStart(20, '0')}` as PassId

/** A pass that is valid for 12 hours from 11:00. */
export const aSignedPass = (overrides: Partial<SignedPass> = {}): SignedPass => ({
  algorithm: ED25519,
  keyId: 1,
  keyNo: 1,
  passId: passIdNo(1),
  issuedAt: minutesAfter(NOON, -60),
  expiresAt: minutesAfter(NOON, 11 * 60),
  workKind: 'deliveryRider',
  maskedName: '示*',
  platform: '示例平台',
  station: '示例站点',
  ...overrides,
})

export function signedBy(key: SigningKey, overrides: Partial<SignedPass> = {}): string {
  const body = bodyOf(aSignedPass(overrides))
  return writeSignedPass(body, sign(null, body, key.secret))
}

/** The rotating code of an instant. Its MAC is not real, because a guard's phone cannot check it. */
export const aLiveCode = (at: Date, overrides: Partial<PassCode> = {}): string =>
  writePassCode({
    algorithm: HMAC_SHA256,
    keyNo: 1,
    audience: 'gate',
    passId: passIdNo(1),
    step: stepAt(at),
    mac: new Uint8Array(MAC_BYTES).fill(7),
    ...overrides,
  })

/** The code that the rider's phone shows to a guard without network. */
export const shownBy = (key: SigningKey, at: Date, overrides: Partial<SignedPass> = {}) => {
  const { passId, keyNo } = aSignedPass(overrides)
  return withLiveCode(signedBy(key, overrides), aLiveCode(at, { passId, keyNo }))
}

/** A list of 09:10 that is valid until the evening and admits every pass. */
export const aGateList = (key: SigningKey, overrides: Partial<GateList> = {}): GateList => ({
  asOf: minutesAfter(NOON, -170).toISOString(),
  staleAt: minutesAfter(NOON, 9 * 60).toISOString(),
  keys: [key.listed],
  ended: [],
  open: true,
  rules: {
    who: 'anyPass',
    workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
    hours: [],
    eBikes: true,
    eBikesClosed: [],
  },
  whiteList: null,
  ...overrides,
})
