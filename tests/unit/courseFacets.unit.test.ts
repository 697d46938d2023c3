import { facetOf, facetsOf, staffFacet } from '../../cloudfunctions/domains/course/rules/catalogue'
import type { SessionDetails } from '../../cloudfunctions/domains/course/sessionDetails'
import type { TownId } from '../../contract/account/ids'
import type { CatalogueFilter } from '../../contract/course/course'
import type { SchoolId } from '../../contract/course/ids'
import { aSessionDetails } from '../builders/offerings'

/** Lessons on the sample day, in Shanghai. */
const slots = (...times: [from: string, to: string][]) =>
  times.map(([from, to]) => ({ from: new Date(`2026-11-26T${from}:00+08:00`), to: new Date(`2026-11-26T${to}:00+08:00`) }))

const published = (times: [string, string][], about: Partial<SessionDetails> = {}) =>
  facetsOf({ status: 'published', slots: slots(...times) }, aSessionDetails(about))

const [school, town] = ['sch_own' as SchoolId, 'twn_sample' as TownId]
const EVENING: [string, string][] = [['20:00', '21:30']]

test.each<[string, CatalogueFilter]>([
  ['no filter', {}],
  ['its category', { category: 'craft' }],
  ['its town', { place: town }],
  ['its school', { place: school }],
  ['the evening', { evening: true }],
  ['no price', { free: true }],
  ['the shift', { fitsShift: true }],
  ['everything at once', { category: 'craft', place: school, evening: true, free: true, fitsShift: true }],
])('a free evening course after the peak is found by %s', (_, filter) => {
  expect(published(EVENING)).toContain(facetOf(filter))
})

test.each<[string, CatalogueFilter, Partial<SessionDetails>]>([
  ['another category', { category: 'sport' }, {}],
  ['another town', { place: 'twn_other' as TownId }, {}],
  ['another school, though all else fits', { category: 'craft', place: 'sch_other' as SchoolId, free: true }, {}],
  ['no price, when it costs something', { free: true }, { priceFen: 1 }],
])('it is not found by %s', (_, filter, about) => {
  expect(published(EVENING, about)).not.toContain(facetOf(filter))
})

const found = (times: [string, string][], filter: CatalogueFilter) => published(times).includes(facetOf(filter))

test.each<[string, string, boolean]>([
  ['08:00', '10:30', true],
  ['08:00', '10:31', false],
  ['13:29', '15:00', false],
  ['13:30', '16:30', true],
  ['16:00', '16:31', false],
  ['19:59', '21:00', false],
  ['20:00', '22:00', true],
  ['09:00', '15:00', false],
])('a lesson from %s to %s fits the shift: %s', (from, to, fits) => {
  expect(found([[from, to]], { fitsShift: true })).toBe(fits)
})

test('a lesson that goes into the next day must avoid its peaks as well', () => {
  const night = { from: new Date('2026-11-26T22:00:00+08:00'), to: new Date('2026-11-27T10:30:00+08:00') }
  const facets = (to: Date) => facetsOf({ status: 'published', slots: [{ ...night, to }] }, aSessionDetails())
  expect(facets(night.to)).toContain(facetOf({ fitsShift: true }))
  expect(facets(new Date(night.to.getTime() + 60_000))).not.toContain(facetOf({ fitsShift: true }))
})

test('one lesson at another time is enough to be no evening course, and not to fit the shift', () => {
  const mixed: [string, string][] = [...EVENING, ['11:00', '12:00']]
  expect(found(mixed, { evening: true })).toBe(false)
  expect(found(mixed, { fitsShift: true })).toBe(false)
  expect(found([['18:00', '19:00'], ...EVENING], { evening: true })).toBe(true)
  expect(found([['17:59', '19:00'], ...EVENING], { evening: true })).toBe(false)
})

test.each(['draft', 'cancelled'] as const)('what is %s is in no list but its own of staff', (status) => {
  expect(facetsOf({ status, slots: slots(...EVENING) }, aSessionDetails())).toEqual([staffFacet(status)])
})

test('each filter has one facet of its own', () => {
  const facets = published(EVENING)
  expect(new Set(facets).size).toBe(facets.length)
  expect(facets).toHaveLength(2 * 3 * 2 * 2 * 2 + 1)
})
