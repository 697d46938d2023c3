import fc from 'fast-check'
import { fromBase32, toBase32 } from '../../contract/kernel/base32'
import { type GateCode, gateCodeText, readGateCode } from '../../contract/pass/gateCode'
import { readPassCode, withLiveCode } from '../../contract/pass/passCode'
import { bodyOf, partsOf, readSignedPass, type SignedPass, writeSignedPass } from '../../contract/pass/signedPass'
import { PASS_VECTORS } from '../builders/passVectors'
import { aSignedPass } from '../builders/signedPasses'
import { NOON } from '../builders/time'

describe('base 32', () => {
  test.each([
    ['', ''],
    ['00', '00'],
    ['ff', 'ZW'],
    ['0001020304', '000G40R4'],
    ['ffffffffff', 'ZZZZZZZZ'],
  ])('writes the bytes %s as %s', (hex, text) => expect(toBase32(Buffer.from(hex, 'hex'))).toBe(text))

  test('reads what it wrote, and knows one spelling for each', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase32(bytes)
        expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]*$/)
        expect(fromBase32(text)).toEqual(bytes)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), maxLength: 30 }), (text) => {
        const bytes = fromBase32(text)
        if (bytes) expect(toBase32(bytes)).toBe(text)
      }),
    )
  })

  test.each(['O', 'I', 'L', 'U', 'a0', '0 0', '0é', '1', '000', '01', 'ZZ'])('%s is nothing that it writes', (text) =>
    expect(fromBase32(text)).toBeNull(),
  )
})

describe('a gate’s code', () => {
  const code = '0123456789ABCDEF'
  const both: GateCode[] = [
    { code, direction: 'in' },
    { code, direction: 'out' },
  ]

  test.each(both)('for $direction is read by itself, from the page’s address and as WeChat’s scene', (posted) => {
    const text = gateCodeText(posted)
    expect(text.length).toBeLessThanOrEqual(32)
    for (const shown of [
      text,
      ` ${text}\n`,
      `packages/pass/rider/gate/index?scene=${text}`,
      `/packages/pass/rider/gate/index?a=1&scene=${text}&b=2`,
    ])
      expect(readGateCode(shown)).toEqual(posted)
  })

  test.each([
    '',
    'G',
    `G${code}`,
    `G${code}X`,
    `g${code}I`,
    `G${code}I0`,
    `XG${code}I`,
    `G${code.replace('0', 'O')}I`,
    `?scene=`,
    PASS_VECTORS[0]?.code ?? '',
  ])('%j names no gate', (text) => expect(readGateCode(text)).toBeNull())

  test('with any letter changed names another gate, or none', () => {
    const text = gateCodeText({ code, direction: 'in' })
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        const read = readGateCode(text.slice(0, at) + letter + text.slice(at + 1))
        if (letter !== text.charAt(at) && read?.direction === 'in') expect(read.code).not.toBe(code)
      }),
    )
  })
})

describe('a signed pass', () => {
  const signature = new Uint8Array(64).fill(7)
  const written = (overrides: Partial<SignedPass> = {}) => writeSignedPass(bodyOf(aSignedPass(overrides)), signature)
  const readAgain = (overrides: Partial<SignedPass> = {}) => {
    const read = readSignedPass(written(overrides))
    if (!read || read === 'otherVersion') throw new Error('not read')
    return read
  }
  const wordsOf = ({ maskedName, platform, station }: SignedPass) => [maskedName, platform, station]
  const bytesIn = (words: readonly string[]) => Buffer.byteLength(words.join('\n'))

  test('reads as it was written, with what was signed', () => {
    const pass = aSignedPass({ keyId: 255, keyNo: 65_535, workKind: 'streamer' })
    expect(readAgain(pass)).toEqual({ pass, body: bodyOf(pass), signature })
  })

  test('keeps whole seconds', () => expect(readAgain({ issuedAt: new Date(NOON.getTime() + 999) }).pass.issuedAt).toEqual(NOON))

  test.each([
    [
      ['示*', '示例平台', '示例站点'],
      ['示*', '示例平台', '示例站点'],
    ],
    [
      ['示*', '示例平台', '一'.repeat(30)],
      ['示*', '示例平台', '一'.repeat(14)],
    ],
    [
      ['示*', '二'.repeat(30), '示例站点'],
      ['示*', '二'.repeat(18), ''],
    ],
    [
      ['三'.repeat(30), '示例平台', '示例站点'],
      ['三'.repeat(19), '', ''],
    ],
    [
      ['示*', '', '𠮷'.repeat(30)],
      ['示*', '', '𠮷'.repeat(13)],
    ],
    [
      ['示*', '示例\n平台', ''],
      ['示*', '示例 平台', ''],
    ],
    [
      ['', '', ''],
      ['', '', ''],
    ],
  ])('has room for 60 bytes of words: %j', ([maskedName = '', platform = '', station = ''], words) => {
    expect(wordsOf(readAgain({ maskedName, platform, station }).pass)).toEqual(words)
    expect(bytesIn(words)).toBeLessThanOrEqual(60)
  })

  test('has at most 241 characters, whatever its words, and never half a letter', () => {
    const words = fc.string({ maxLength: 300, unit: fc.constantFrom(...'a示é𠮷😀 \n') })
    fc.assert(
      fc.property(words, words, words, (maskedName, platform, station) => {
        const asked = { maskedName, platform, station }
        expect(written(asked).length).toBeLessThanOrEqual(241)
        const oneLine = [maskedName, platform, station].map((word) => word.replaceAll('\n', ' '))
        for (const [at, word] of wordsOf(readAgain(asked).pass).entries()) expect(oneLine[at]?.startsWith(word)).toBe(true)
      }),
    )
  })

  test.each<[string, string | null, string]>([
    ['another version', 'otherVersion', written().replace('XGS2', 'XGS4')],
    ['another algorithm', 'otherVersion', written({ algorithm: 2 })],
    ['cut off', null, written().slice(0, 120)],
    ['empty', null, 'XGS'],
    ['a rotating code', null, PASS_VECTORS[0]?.code ?? ''],
  ])('%s: %s', (_, result, text) => expect(readSignedPass(text)).toBe(result))

  test('may have the rotating code behind it; each is found, and neither is taken for the other', () => {
    const [signed, code] = [written(), PASS_VECTORS[0]?.code ?? '']
    expect(partsOf(withLiveCode(signed, code))).toEqual({ signed, code })
    expect(partsOf(signed)).toEqual({ signed, code: null })
    expect(partsOf(code)).toEqual({ signed: null, code })
    expect(partsOf('https://example.com/$')).toEqual({ signed: null, code: null })
    expect(readPassCode(signed)).toBeNull()
  })
})
