import fc from 'fast-check'
import type { PassId } from '../../contract/pass/ids'
import { type PassAudience, readPassCode } from '../../contract/pass/passCode'
import { type PassSecret, passCodeOf, passDigitsOf } from '../../src/packages/pass/phone/phoneCode'
import { bytesOfBase64 } from '../../src/services/base64'
import { codeByNode, digitsByNode, PASS_VECTORS } from '../builders/passVectors'

/** The phone makes its codes in JavaScript; they must be what Node's cryptography makes, with which the server checks them. */

test.each(PASS_VECTORS)(
  'the code for the $audience in step $step is $code, with $digits',
  ({ audience, step, code, digits, ...secret }) => {
    expect(passCodeOf(secret, audience, step)).toBe(code)
    expect(passDigitsOf(secret, step)).toBe(digits)
  },
)

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })
const passIds = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => `pas_${Buffer.from(bytes).toString('hex')}` as PassId)
const secrets: fc.Arbitrary<PassSecret> = fc.record({
  passId: passIds,
  seed: seeds.map((bytes) => Buffer.from(bytes).toString('base64')),
  keyNo: fc.integer({ min: 1, max: 65_535 }),
})
const audiences = fc.constantFrom<PassAudience>('gate', 'counter')
const steps = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test('any code is the one that Node makes, has 58 characters, and reads as what it was made of', () => {
  fc.assert(
    fc.property(secrets, audiences, steps, (secret, audience, step) => {
      const code = passCodeOf(secret, audience, step)
      expect(code).toBe(codeByNode({ ...secret, audience, step }))
      expect(passDigitsOf(secret, step)).toBe(digitsByNode({ ...secret, step }))
      expect(code).toMatch(/^XGM[0-9A-Z]{55}$/)
      const { passId, keyNo } = secret
      expect(readPassCode(code)).toMatchObject({ passId, keyNo, audience, step })
    }),
  )
})

test('seeds of any length are read from base64 as Node reads them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect([...bytesOfBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes])
    }),
  )
})

test('an iPhone that knows no BigInt makes the same codes', () => {
  const { BigInt: known } = globalThis
  Reflect.deleteProperty(globalThis, 'BigInt')
  try {
    for (const { audience, step, code, ...secret } of PASS_VECTORS) expect(passCodeOf(secret, audience, step)).toBe(code)
  } finally {
    globalThis.BigInt = known
  }
})
