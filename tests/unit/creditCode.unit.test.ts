import * as z from 'zod/mini'
import { CreditCode } from '../../contract/merchant/creditCode'
import { aCreditCode } from '../builders/applications'

const read = (text: string) => z.safeParse(CreditCode, text)
const ruleOf = (text: string) => read(text).error?.issues.map((issue) => (issue as { params?: { rule?: string } }).params?.rule)

/** Public ones, of three listed companies. */
const KNOWN = ['91330100799655058B', '9144030071526726XG', '914403001922038216']

test.each([...KNOWN, aCreditCode(), aCreditCode(42)])('%s is right', (code) => expect(read(code).data).toBe(code))

test('it is taken however it is written', () => {
  expect(read(' 9133 0100 7996 5505 8b ').data).toBe(KNOWN[0])
  expect(read('９１３３０１００-799655058-B').data).toBe(KNOWN[0])
})

test.each(KNOWN)('of %s no other digit and no swapped neighbours are right', (code) => {
  for (let at = 0; at < 17; at += 1) {
    const other = code.charAt(at) === '7' ? '8' : '7'
    expect(read(`${code.slice(0, at)}${other}${code.slice(at + 1)}`).success).toBe(false)
    const [one, next] = [code.charAt(at), code.charAt(at + 1)]
    if (one !== next) expect(read(`${code.slice(0, at)}${next}${one}${code.slice(at + 2)}`).success).toBe(false)
  }
})

test.each([
  ['too short', KNOWN[0]?.slice(0, 17) ?? '', 'format'],
  ['a letter that no code has', '9133010079965505IB', 'format'],
  ['another check character', '91330100799655058C', 'checksum'],
])('%s says which rule it breaks', (_, code, rule) => expect(ruleOf(code)).toEqual([rule]))
