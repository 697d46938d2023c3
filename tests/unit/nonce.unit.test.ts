import { MOST_NONCES, withNonce } from '../../cloudfunctions/domains/pass/rules/readers'
import { minutesAfter, NOON } from '../builders/time'

const until = minutesAfter(NOON, 10)
const full = Array.from({ length: MOST_NONCES }, (_, at) => ({ nonce: `nonce-${at}`, until }))

test('a nonce is taken once', () => {
  const [first, second] = [
    { nonce: 'first', until },
    { nonce: 'second', until },
  ]
  expect(withNonce([], first, NOON)).toEqual([first])
  expect(withNonce([first], second, NOON)).toEqual([first, second])
  expect(withNonce([first, second], first, NOON)).toBe('used')
})

test('one whose time is over is forgotten', () => {
  const old = { nonce: 'old', until: NOON }
  const next = { nonce: 'next', until }
  expect(withNonce([old], next, NOON)).toEqual([next])
})

test('there is a bound, which a repeated one doesn’t hide behind', () => {
  expect(withNonce(full, { nonce: 'one more', until }, NOON)).toBe('tooMany')
  expect(withNonce(full, { nonce: 'nonce-0', until }, NOON)).toBe('used')
  expect(withNonce(full, { nonce: 'one more', until: minutesAfter(NOON, 20) }, until)).toHaveLength(1)
})
