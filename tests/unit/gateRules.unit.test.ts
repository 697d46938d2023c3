import type { CompoundRules } from '../../contract/pass/compoundRules'
import { type RiderAtGate, refusalByRules } from '../../contract/pass/gateRules'

const rules = (overrides: Partial<CompoundRules> = {}): CompoundRules => ({
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
  ...overrides,
})

/** A time of day in Shanghai. */
const at = (clock: string) => new Date(Date.parse(`2026-11-24T${clock}:00+08:00`))

const arrival = (overrides: Partial<RiderAtGate> = {}): RiderAtGate => ({
  workKind: 'deliveryRider',
  vehicle: 'eBike',
  listing: null,
  now: at('11:42'),
  ...overrides,
})

const judge = (set: Partial<CompoundRules>, facts: Partial<RiderAtGate> = {}) =>
  refusalByRules({ open: true, rules: rules(set) }, arrival(facts))

test('where every pass does, every pass comes in', () => expect(judge({})).toBeNull())

test('a compound that takes no part lets nobody in by pass', () => {
  expect(refusalByRules({ open: false, rules: rules() }, arrival())).toEqual({ reason: 'compoundClosed' })
})

test('a kind of work that the compound does not take hears which ones it takes', () => {
  expect(judge({ workKinds: ['courier'] })).toEqual({ reason: 'workKind', allowed: ['courier'] })
})

describe('a white list', () => {
  test('keeps out who is not on it', () => expect(judge({ who: 'whiteList' })).toEqual({ reason: 'notOnWhiteList' }))

  test('lets in who is on it, until the last instant', () => {
    expect(judge({ who: 'whiteList' }, { listing: { until: at('11:43') } })).toBeNull()
    expect(judge({ who: 'whiteList' }, { listing: { until: at('11:42') } })).toEqual({
      reason: 'listingExpired',
      expiredAt: at('11:42').toISOString(),
    })
  })

  test('is nothing where every pass does', () => expect(judge({}, { listing: { until: at('08:00') } })).toBeNull())
})

describe('e-bikes', () => {
  const lunch = [{ from: '13:00', to: '14:30' }]

  test.each([
    ['12:59', false],
    ['13:00', true],
    ['14:29', true],
    ['14:30', false],
  ])('at %s stay outside: %s', (clock, outside) => {
    expect(judge({ eBikesClosed: lunch }, { now: at(clock) })).toEqual(outside ? { reason: 'eBike', closed: lunch } : null)
  })

  test('who walks is not asked for one', () => expect(judge({ eBikes: false }, { vehicle: 'foot' })).toBeNull())
  test('may be kept out at all times', () => expect(judge({ eBikes: false })).toEqual({ reason: 'eBike', closed: [] }))
})

describe('hours', () => {
  const night = [{ from: '22:00', to: '06:00' }]

  test.each([
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['05:59', true],
    ['06:00', false],
  ])('over midnight, at %s: in %s', (clock, comesIn) => {
    expect(judge({ hours: night }, { now: at(clock) })).toEqual(comesIn ? null : { reason: 'outsideHours', hours: night })
  })

  test('from a time to the same time are the whole day', () => {
    expect(judge({ hours: [{ from: '08:00', to: '08:00' }] }, { now: at('03:00') })).toBeNull()
  })

  test('come before the e-bike: walking would not help', () => {
    expect(judge({ hours: night, eBikes: false })).toMatchObject({ reason: 'outsideHours' })
  })
})
