import fc from 'fast-check'
import { certificateNoFrom, certificateNoText, readCertificateNo } from '../../contract/course/certificateNo'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const character = fc.constantFrom(...ALPHABET)
const numbers = fc.array(character, { minLength: 15, maxLength: 20 }).map((characters) => certificateNoFrom(characters.join('')))
const place = fc.integer({ min: 0, max: 15 })

test('a number is read as it was made, however it is written down', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(number).toHaveLength(16)
      for (const typed of [
        number,
        number.toLowerCase(),
        certificateNoText(number),
        ` ${certificateNoText(number)}\n`,
        certificateNoText(number).replaceAll('-', '\u2011'),
        `\u202d${number}\u202c`,
      ]) {
        expect(readCertificateNo(typed)).toBe(number)
      }
    }),
  )
})

test('letters that look like digits are taken for them', () => {
  const number = certificateNoFrom('011000000000000')
  expect(readCertificateNo(number.replace('0', 'O').replace('1', 'l').replace('1', 'I'))).toBe(number)
  expect(readCertificateNo([...number].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''))).toBe(number)
})

test('one wrong character is noticed, always', () => {
  fc.assert(
    fc.property(numbers, place, character, (number, at, other) => {
      fc.pre(number[at] !== other)
      expect(readCertificateNo(number.slice(0, at) + other + number.slice(at + 1))).toBeNull()
    }),
  )
})

test('two swapped characters are noticed, always, wherever they stand', () => {
  fc.assert(
    fc.property(numbers, place, place, (number, one, other) => {
      fc.pre(number[one] !== number[other])
      const swapped = [...number]
      swapped[one] = number.charAt(other)
      swapped[other] = number.charAt(one)
      expect(readCertificateNo(swapped.join(''))).toBeNull()
    }),
  )
})

test.each(['', '7K3M', 'U'.repeat(16), '!'.repeat(16), '0'.repeat(17), '一'.repeat(16)])('%p is no number', (typed) =>
  expect(readCertificateNo(typed)).toBeNull(),
)

test('people read it in groups of four', () => expect(certificateNoText('0123456789ABCDEF')).toBe('0123-4567-89AB-CDEF'))
