import fc from 'fast-check'
import { fromBase32, toBase32 } from '../../contract/kernel/base32'
import type { PassId } from '../../contract/pass/ids'
import { type PassAudience, stepAt } from '../../contract/pass/passCode'
import { codeByNode } from './passVectors'

/** The phone whose codes the tests try to forge. */
export interface Target {
  readonly passId: PassId
  readonly seed: string
  readonly keyNo: number
  readonly audience: PassAudience
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letter = fc.constantFrom(...LETTERS)
/** Characters of codes, and others. `$` is left out, because it would append another code. */
const oddLetter = fc.constantFrom(...'abzILOU -_/+=.:é示0')

const PREFIX = 3

const bytesOf = (code: string) => fromBase32(code.slice(PREFIX)) ?? new Uint8Array()

/** Flips one bit of a code: of the version, the algorithm, any field or the MAC. */
const turned = (code: string, index: number) =>
  code.slice(0, PREFIX) + toBase32(bytesOf(code).map((byte, at) => (at === index >>> 3 ? byte ^ (1 << (index & 7)) : byte)))

const at = (code: string) => fc.nat(code.length - 1)
const replaced = (code: string, index: number, other: string) => code.slice(0, index) + other + code.slice(index + 1)

/** Several ways to change the current code. None gives a code that the phone shows at about this time. */
const mutationsOf = (code: string) => [
  fc.tuple(at(code), fc.oneof(letter, oddLetter)).map(([index, other]) => replaced(code, index, other)),
  fc
    .array(fc.tuple(at(code), letter), { minLength: 2, maxLength: 6 })
    .map((all) => all.reduce((text, [index, other]) => replaced(text, index, other), code)),
  at(code).map((length) => code.slice(0, length)),
  at(code).map((length) => code.slice(length + 1)),
  fc.array(fc.oneof(letter, oddLetter), { minLength: 1, maxLength: 20 }).map((more) => code + more.join('')),
  fc.tuple(at(code), letter).map(([index, other]) => code.slice(0, index) + other + code.slice(index)),
  fc.tuple(at(code), at(code)).map(([a, b]) => replaced(replaced(code, a, code.charAt(b)), b, code.charAt(a))),
  fc.constant(code.toLowerCase()),
  fc.nat(bytesOf(code).length * 8 - 1).map((bit) => turned(code, bit)),
]

/** Codes made in the right way with a different time, counter, binding, pass or seed. */
const foreignTo = ({ passId, seed, keyNo, audience }: Target, now: Date) => {
  const step = stepAt(now)
  const made = { passId, seed, keyNo, audience, step }
  const far = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1_000_000 }))
  return [
    far.map((ahead) => codeByNode({ ...made, step: step + 1 + ahead })),
    far.map((behind) => codeByNode({ ...made, step: step - 2 - behind })),
    fc.constant(codeByNode({ ...made, audience: audience === 'gate' ? 'counter' : 'gate' })),
    fc.integer({ min: 0, max: 65_535 }).map((other) => codeByNode({ ...made, keyNo: other === keyNo ? keyNo + 1 : other })),
    fc
      .uint8Array({ minLength: 10, maxLength: 10 })
      .map((bytes) => codeByNode({ ...made, passId: `pas_${Buffer.from(bytes).toString('hex')}` as PassId })),
    fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => codeByNode({ ...made, seed: Buffer.from(bytes).toString('base64') })),
  ]
}

const nonsense = [
  fc.string({ maxLength: 80 }),
  fc.array(letter, { minLength: 55, maxLength: 55 }).map((letters) => `XGM${letters.join('')}`),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => `XGM${toBase32(bytes)}`),
  fc.array(letter, { maxLength: 100 }).map((letters) => `XGS${letters.join('')}`),
  fc.webUrl(),
]

/** Texts that an attacker may show instead of the current code. */
export const wrongTokens = (target: Target, now: Date): fc.Arbitrary<string> => {
  const code = codeByNode({ ...target, step: stepAt(now) })
  const all = [...mutationsOf(code), ...foreignTo(target, now), ...nonsense]
  return fc.oneof(...all).filter((text) => text !== code)
}

/** A signed text with a change at any position. */
export const changedText = (text: string): fc.Arbitrary<string> => fc.oneof(...mutationsOf(text)).filter((other) => other !== text)
