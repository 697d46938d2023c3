import fc from 'fast-check'
import * as z from 'zod/mini'
import { brokenRule } from '../../contract/kernel/brokenRule'
import { dialledNumber, extensionOf } from '../../contract/kernel/phoneNumber'
import { Hotline } from '../../contract/pass/compoundFields'
import { fieldRuleText } from '../../src/services/fieldRules'

/** In parts, so that nobody takes it for the number of a person. */
const MOBILE = ['139', '0000', '1234'].join('')

function read(typed: string) {
  const result = z.safeParse(Hotline, typed)
  if (result.success) return result.data
  return result.error.issues.map((issue) => brokenRule(issue).rule).join()
}

describe('a hotline (short-hotline-refused)', () => {
  test.each([
    ['the hotline of the government', '12345', '12345'],
    ['a three-digit number', '110', '110'],
    ['an operator', '10086', '10086'],
    ['six digits', '116114', '116114'],
    ['a bank', '95588', '95588'],
    ['the police against fraud', '96110', '96110'],
    ['a service number of eight digits', '9510 5105', '9510 5105'],
    ['400', '400-800-1234', '400-800-1234'],
    ['800', '8008101234', '8008101234'],
    ['an area code of four digits', '0512-65001234', '0512-65001234'],
    ['an area code of three digits', '010-65001234', '010-65001234'],
    ['seven digits after the area code', '0555-2345678', '0555-2345678'],
    ['no area code', '6500 1234', '6500 1234'],
    ['an area code in brackets', '（0512）65001234', '0512 65001234'],
    ['full-width characters', '０５１２－６５００１２３４', '0512-65001234'],
    ['a long dash', '0512—65001234', '0512-65001234'],
    ['spaces around the dash', '0512 - 6500 1234', '0512-6500 1234'],
    ['marks of direction', '\u202d0512-65001234\u202c', '0512-65001234'],
    ['the country', '+86 512 6500 1234', '0512 6500 1234'],
    ['the country, full-width', '＋86 512 6500 1234', '0512 6500 1234'],
    ['the country and the 0 of the area code', '+86 0512 65001234', '0512 65001234'],
    ['the country without a plus', '86-512-65001234', '0512-65001234'],
    ['the country and brackets', '+86(512)65001234', '0512 65001234'],
    ['the country with zeros', '0086 10 65001234', '010 65001234'],
    ['the country and a mobile number', `+86${MOBILE}`, MOBILE],
    ['the country and 400', '+86 400 800 1234', '400 800 1234'],
    ['an extension', '0512-65001234转8001', '0512-65001234转8001'],
    ['an extension behind a dash', '0512-65001234-8001', '0512-65001234转8001'],
    ['an English extension', '0512-65001234 ext. 8001', '0512-65001234转8001'],
    ['an extension in words', '0512-65001234 转 分机：8001', 'phone_number'],
    ['an extension with a word of its own', '0512-65001234 分机 8001', '0512-65001234转8001'],
    ['an extension in brackets', '0512-65001234（转8001）', '0512-65001234转8001'],
    ['digits in brackets', '0512-65001234 (8001)', '0512-65001234转8001'],
    ['an extension of 400', '400-800-1234,2', '400-800-1234转2'],
    ['a number of businesses', '1010 5757', '1010 5757'],
    ['an inner line', '0512-65001234内线8001', '0512-65001234转8001'],
    ['an extension in traditional characters', '0512-65001234轉分機8001', '0512-65001234转8001'],
    ['an extension behind a star', '0512-65001234*8001', '0512-65001234转8001'],
    ['what it is before it', '电话：0512-65001234', '0512-65001234'],
    ['a link', 'tel:0512-65001234', '0512-65001234'],
    ['the end of a sentence', '0512-65001234。', '0512-65001234'],
    ['the mobile phone on duty', '139-0000-1234', '139-0000-1234'],
  ])('%s: %s is read as %s', (_, typed, stored) => {
    expect(read(typed)).toBe(stored)
    if (stored !== 'phone_number') expect(read(stored)).toBe(stored)
  })

  test.each([
    ...['电话', '---', '', '1390000123', '0512-0000-', '+86 512 000000'],
    ...['+852 2345 6789', '0512-65001234/65001235', '1'.repeat(20)],
  ])('%p is refused with words that say what would do', (typed) => {
    expect(read(typed)).toBe('phone_number')
    expect(fieldRuleText({ field: 'hotline', rule: 'phone_number' })).toMatch(/区号.*转.*400.*12345.*95.*手机/)
  })

  test('whatever is typed, what is stored is plain: reading it again changes nothing, and a phone can dial it', () => {
    const signs = fc.constantFrom(...'0123456789０５－—+()（） .-转#'.split(''), ' ext ')
    const typed = fc.array(signs, { minLength: 1, maxLength: 24 }).map((one) => one.join(''))
    fc.assert(
      fc.property(typed, (text) => {
        const stored = read(text)
        if (stored === 'phone_number' || stored === 'too_long') return
        expect(stored).toMatch(/^\d[\d -]*\d(转\d{1,6})?$/)
        expect(read(stored)).toBe(stored)
        expect(dialledNumber(stored).replace(/[ -]/g, '')).toMatch(/^\d{3,12}$/)
        expect([dialledNumber(stored), extensionOf(stored) ?? []].flat().join('转')).toBe(stored)
      }),
      { numRuns: 2000 },
    )
  })
})
