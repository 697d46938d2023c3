import fc from 'fast-check'
import { maskIdNumber, maskPhone } from '../../cloudfunctions/kernel/mask'
import { anIdNumber } from '../builders/idNumbers'

test('of an identity number the first and the last character are left', () => {
  const number = anIdNumber()
  const masked = maskIdNumber(number)
  expect(masked).toBe(`9${'*'.repeat(16)}${number.slice(-1)}`)
})

test.each([
  ['10012345678', '100****5678'],
  ['+8610012345678', '****78'],
  ['051263980000', '****00'],
  ['8610012345678', '****78'],
  ['+852 91234567', '+852 ****67'],
  ['+1 2025550123', '+1 ****23'],
  ['+852 1234', '****34'],
])('of the phone number %s is left %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))

test('of any phone number at least four digits are hidden', () => {
  const phones = fc.array(fc.nat(9), { minLength: 6, maxLength: 15 }).map((digits) => digits.join(''))
  fc.assert(fc.property(phones, (phone) => expect(maskPhone(phone).replaceAll('*', '').length).toBeLessThanOrEqual(phone.length - 4)))
})
