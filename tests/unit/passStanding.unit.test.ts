import { passStanding } from '../../src/packages/pass/home/passStanding'
import { aPassView } from '../builders/passViews'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const state = (overrides: Parameters<typeof aPassView>[0], now = NOON) => passStanding(aPassView(overrides), now)

test('holds as the server said', () => expect(state({})).toEqual({ state: 'active', end: null }))

test('an end that the server gave stays as it gave it', () => {
  const end = { reason: 'conduct', since: NOON.toISOString(), until: daysAfter(NOON, 1).toISOString() } as const
  expect(state({ state: 'suspended', end }, daysAfter(NOON, 2))).toEqual({ state: 'suspended', end })
})

test('runs out by itself, at that instant', () => {
  const expiresAt = minutesAfter(NOON, 1)
  expect(state({ expiresAt: expiresAt.toISOString() }).state).toBe('active')
  expect(state({ expiresAt: expiresAt.toISOString() }, expiresAt)).toEqual({ state: 'expired', end: null })
})

test('ends by itself for who has left the station, at that instant', () => {
  const suspendsAt = minutesAfter(NOON, 1).toISOString()
  expect(state({ suspendsAt }).state).toBe('active')
  expect(state({ suspendsAt }, minutesAfter(NOON, 1))).toEqual({
    state: 'suspended',
    end: { reason: 'leftStation', since: suspendsAt, until: null },
  })
})
