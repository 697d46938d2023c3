import { withNonce } from '../../cloudfunctions/kernel/http/nonces'
import { minutesAfter, NOON } from '../builders/time'

const until = minutesAfter(NOON, 10)
const MOST = 120
const full = Array.from({ length: MOST }, (_, at) => ({ nonce: `nonce-${at}`, until }))

test('a nonce is taken once', () => {
  const [first, second] = [
    { nonce: 'first', until },
    { nonce: 'second', until },
  ]
  expect(withNonce([], first, MOST, NOON)).toEqual([first])
  expect(withNonce([first], second, MOST, NOON)).toEqual([first, second])
  expect(withNonce([first, second], first, MOST, NOON)).toBe('used')
})

test('one whose time is over is forgotten', () => {
  const old = { nonce: 'old', until: NOON }
  const next = { nonce: 'next', until }
  expect(withNonce([old], next, MOST, NOON)).toEqual([next])
})

test('there is a bound, which a repeated one doesn’t hide behind', () => {
  expect(withNonce(full, { nonce: 'one more', until }, MOST, NOON)).toBe('tooMany')
  expect(withNonce(full, { nonce: 'nonce-0', until }, MOST, NOON)).toBe('used')
  expect(withNonce(full, { nonce: 'one more', until: minutesAfter(NOON, 20) }, MOST, until)).toHaveLength(1)
})
