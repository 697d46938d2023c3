import fc from 'fast-check'
import { ageAt, birthDateOf, hasIdNumberForm, hasValidChecksum } from '../../contract/kernel/idNumber'
import { anIdNumber, withWrongChecksum } from '../builders/idNumbers'

/** Noon in Shanghai on that day. */
const noonOn = (day: string) => new Date(`${day}T12:00:00+08:00`)

describe('check character', () => {
  test("the standard's own example is right, with every other last character it is wrong", () => {
    const body = ['110105', '19491231', '002'].join('')
    const right = [...'0123456789X'].filter((last) => hasValidChecksum(body + last))
    expect(right).toEqual(['X'])
  })

  test('any number that follows the standard is accepted', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (person) => hasValidChecksum(anIdNumber({ person }))))
  })

  test('a changed digit or two neighbours swapped is noticed', () => {
    const number = anIdNumber({ born: '1987-03-26' })
    for (let at = 0; at < 17; at += 1) {
      const changed = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1)
      expect(hasValidChecksum(changed)).toBe(false)
      const swapped = number.slice(0, at) + number.slice(at + 1, at + 2) + number.slice(at, at + 1) + number.slice(at + 2)
      if (swapped !== number) expect(hasValidChecksum(swapped)).toBe(false)
    }
  })

  test('a wrong check character is noticed', () => {
    expect(hasValidChecksum(withWrongChecksum(anIdNumber()))).toBe(false)
  })
})

describe('form', () => {
  test.each([
    ['17 characters', anIdNumber().slice(1)],
    ['19 characters', `${anIdNumber()}1`],
    ['the 15 digits of before 1999', anIdNumber().slice(0, 15)],
    ['a letter inside', `${anIdNumber().slice(0, 5)}X${anIdNumber().slice(6)}`],
    ['full-width digits', anIdNumber().replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['a first digit 0', `0${anIdNumber().slice(1)}`],
    ['a line break at the end', `${anIdNumber()}\n`],
  ])('%s is no identity number', (_, value) => expect(hasIdNumberForm(value)).toBe(false))
})

describe('birth date', () => {
  test.each([
    ['1996-05-20', [1996, 5, 20]],
    ['2000-02-29', [2000, 2, 29]],
    ['1900-01-01', [1900, 1, 1]],
    ['2001-02-29', null],
    ['1900-02-29', null],
    ['1996-04-31', null],
    ['1996-13-01', null],
    ['1996-00-10', null],
    ['1996-10-00', null],
    ['1899-12-31', null],
    ['0096-05-20', null],
  ])('%s', (born, expected) => expect(birthDateOf(anIdNumber({ born }))).toEqual(expected))
})

describe('age', () => {
  const bornInMarch = anIdNumber({ born: '2008-03-01' })

  test('a rider is sixteen from the birthday on', () => {
    expect(ageAt(bornInMarch, noonOn('2024-02-29'))).toBe(15)
    expect(ageAt(bornInMarch, noonOn('2024-03-01'))).toBe(16)
  })

  test('the day begins at midnight in Shanghai, not in Greenwich', () => {
    expect(ageAt(bornInMarch, new Date('2024-02-29T15:59:59.999Z'))).toBe(15)
    expect(ageAt(bornInMarch, new Date('2024-02-29T16:00:00.000Z'))).toBe(16)
  })

  test('born on 29 February: a year older on 1 March, in leap years on the day itself', () => {
    const leapling = anIdNumber({ born: '2008-02-29' })
    expect(ageAt(leapling, noonOn('2025-02-28'))).toBe(16)
    expect(ageAt(leapling, noonOn('2025-03-01'))).toBe(17)
    expect(ageAt(leapling, noonOn('2028-02-29'))).toBe(20)
  })

  test('nobody is born in the future: the age is below zero, so below every limit', () => {
    expect(ageAt(anIdNumber({ born: '2090-01-01' }), noonOn('2026-01-01'))).toBeLessThan(0)
  })

  test('a number without a real birth date has no age', () => {
    expect(ageAt(anIdNumber({ born: '2001-02-29' }), noonOn('2026-01-01'))).toBeNull()
  })
})
