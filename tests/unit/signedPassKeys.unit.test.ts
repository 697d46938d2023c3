import { isSigned, signPass } from '../../cloudfunctions/domains/pass/credentials/codes'
import { readSigningKeys } from '../../cloudfunctions/kernel/secrets/signingKeys'
import { readSignedPass } from '../../contract/pass/signedPass'
import { sampleKey, sampleSigningVariables } from '../builders/keys'
import { aDevice, aPass } from '../builders/passes'
import { minutesAfter, NOON } from '../builders/time'

const base64 = (filling: number) => sampleKey(filling).toString('base64')
const keysOf = (keys: object, current: string | number) =>
  readSigningKeys({ PASS_SIGNING_KEYS: JSON.stringify(keys), PASS_SIGNING_KEY_ID: String(current) })

describe('the keys that sign passes', () => {
  test('are read with what a guard’s phone needs: the public key of RFC 8032', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex').toString('base64')
    const published = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
    expect(keysOf({ 1: seed }, 1).keys.get(1)?.publicKey).toBe(Buffer.from(published, 'hex').toString('base64'))
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['none', {}],
    ['none that signs', { ...sampleSigningVariables, PASS_SIGNING_KEY_ID: '8' }],
    ['one that is too short', { PASS_SIGNING_KEYS: JSON.stringify({ 7: 'c2hvcnQ=' }), PASS_SIGNING_KEY_ID: '7' }],
    ['one that is no text', { PASS_SIGNING_KEYS: JSON.stringify({ 7: 7 }), PASS_SIGNING_KEY_ID: '7' }],
    ['one whose name is no byte', { PASS_SIGNING_KEYS: JSON.stringify({ 256: base64(3) }), PASS_SIGNING_KEY_ID: '256' }],
    ['one that is called 0', { PASS_SIGNING_KEYS: JSON.stringify({ 0: base64(3) }), PASS_SIGNING_KEY_ID: '0' }],
  ])('can’t be %s', (_, environment) => expect(() => readSigningKeys(environment)).toThrow('PASS_SIGNING_KEY'))
})

describe('a pass for guards without network', () => {
  const old = keysOf({ 7: base64(3) }, 7)
  const both = keysOf({ 7: base64(3), 8: base64(4) }, 8)
  const signed = (pass: Parameters<typeof aPass>[0], keys = old) => signPass(aPass({ device: aDevice({ keyNo: 5 }), ...pass }), NOON, keys)
  const read = (text = '') => {
    const found = readSignedPass(text)
    if (!found || found === 'otherVersion') throw new Error(`not a signed pass: ${text}`)
    return found
  }

  test('says who it is, for which phone, and that it is ours', () => {
    const found = read(signed({})?.text)
    expect(found.pass).toMatchObject({ keyId: 7, keyNo: 5, maskedName: '示*', platform: '示例平台', workKind: 'deliveryRider' })
    expect(isSigned(found, old)).toBe(true)
  })

  test('is in date for 12 hours, but never longer than the pass holds', () => {
    expect(signed({})?.expiresAt).toEqual(minutesAfter(NOON, 12 * 60))
    const end = minutesAfter(NOON, 90)
    expect(signed({ expiresAt: end })?.expiresAt).toEqual(end)
    expect(signed({ leaving: { reason: 'leftStation', at: end } })?.expiresAt).toEqual(end)
  })

  test('holds while its key is known, also when another signs by now', () => {
    const found = read(signed({})?.text)
    expect(isSigned(found, both)).toBe(true)
    expect(read(signed({}, both)?.text).pass.keyId).toBe(8)
    expect(isSigned(found, keysOf({ 8: base64(4) }, 8))).toBe(false)
    expect(isSigned(found, keysOf({ 7: base64(4) }, 7))).toBe(false)
  })

  test('is not there while no phone makes codes', () => expect(signed({ device: null })).toBeNull())
})
