import { approvalsText, approvedUntil } from '../../contract/pass/approvals'
import type { PassId } from '../../contract/pass/ids'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const passIdOf = (number: number) => `pas_${number.toString(16).padStart(20, '0')}` as PassId

test('SM10: the white list of 14,000 riders fits into one key of a phone’s storage, at two bytes a character', () => {
  const text = approvalsText(Array.from({ length: 14_000 }, (_, number) => ({ passId: passIdOf(number), until: daysAfter(NOON, 365) })))
  expect(text.length * 2).toBeLessThan(1024 * 1024)
  expect(approvedUntil(text, passIdOf(0))).toEqual(daysAfter(NOON, 365))
  expect(approvedUntil(text, passIdOf(13_999))).toEqual(daysAfter(NOON, 365))
  expect(approvedUntil(text, passIdOf(14_000))).toBeNull()
})

test('each rider has their own end, to the second, and a part of an id names nobody', () => {
  const text = approvalsText([
    { passId: 'pas_abc' as PassId, until: minutesAfter(NOON, 1) },
    { passId: 'pas_ab' as PassId, until: new Date(NOON.getTime() + 999) },
  ])
  expect(approvedUntil(text, 'pas_abc' as PassId)).toEqual(minutesAfter(NOON, 1))
  expect(approvedUntil(text, 'pas_ab' as PassId)).toEqual(NOON)
  expect(approvedUntil(text, 'pas_a' as PassId)).toBeNull()
})
