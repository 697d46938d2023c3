import type { Listing, PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import { decideListing, type ListingDecision, type ListingFacts, listingStateOf } from '../../cloudfunctions/domains/pass/rules/listing'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import { aCompound, compoundId } from '../builders/compounds'
import { aListing, anApproval, aPass } from '../builders/passes'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const signed = { version: CONVENTION_VERSION, at: NOON }
const compound = aCompound({ convention: { compound: signed, community: signed } })
const LATER = minutesAfter(NOON, 30)

const facts = (overrides: Partial<ListingFacts> = {}): ListingFacts => ({
  compound,
  station: signed,
  requestId: 'request-1',
  now: LATER,
  ...overrides,
})

const passWith = (listing: Listing | null, overrides: Partial<PassDocument> = {}) =>
  aPass({ convention: signed, listings: listing ? { [compound._id]: listing } : {}, ...overrides })

const approve: ListingDecision = { kind: 'approve', days: 30 }
const refuseIt: ListingDecision = { kind: 'refuse', reason: 'notKnownHere' }
const remove: ListingDecision = { kind: 'remove', reason: 'complaints' }

const decide = (decision: ListingDecision, pass: PassDocument, overrides: Partial<ListingFacts> = {}) =>
  decideListing(pass, decision, facts(overrides))

/** What becomes of the rider's place here, or why nothing does. */
const outcome = (...args: Parameters<typeof decide>) => {
  const decision = decide(...args)
  return decision.kind === 'change' ? decision.next.listings?.[compound._id] : decision.refusal.code
}

describe('who asks', () => {
  test('is approved until so many days from now, told so, and the list follows', () => {
    const decision = decide(approve, passWith(aListing({ face: true })))
    const until = daysAfter(LATER, 30)
    expect(decision).toMatchObject({
      kind: 'change',
      next: { listings: { [compound._id]: { state: 'approved', since: LATER, until, reason: null, face: true } }, dueAt: until },
      effects: [
        { kind: 'kernel.notify', payload: { content: { kind: 'listingApproved', compoundName: '示例小区', until: until.toISOString() } } },
        { kind: 'pass.syncListing', payload: { compoundId: compound._id } },
      ],
    })
  })

  test('is refused for a reason, told so, and no face reader may know the face', () => {
    const decision = decide(refuseIt, passWith(aListing({ face: true })))
    expect(decision).toMatchObject({
      next: { listings: { [compound._id]: { state: 'refused', since: LATER, until: null, reason: 'notKnownHere', face: false } } },
      effects: [{ payload: { content: { kind: 'listingRefused', reason: 'notKnownHere' } } }, { kind: 'pass.syncListing' }],
    })
  })

  test('cannot be taken off a list that they are not on', () => expect(outcome(remove, passWith(aListing()))).toBe('LISTING_CHANGED'))
})

describe('who is on the list', () => {
  test('can be prolonged and stays there since the first day', () => {
    const since = daysAfter(NOON, -20)
    expect(outcome(approve, passWith(anApproval({ since })))).toMatchObject({ since, until: daysAfter(LATER, 30) })
  })

  test('whose time is over begins anew', () => {
    expect(outcome(approve, passWith(anApproval({ until: NOON })))).toMatchObject({ since: LATER, until: daysAfter(LATER, 30) })
  })

  test('is taken off for a reason and told so', () => {
    expect(outcome(remove, passWith(anApproval({ face: true })))).toMatchObject({ state: 'removed', reason: 'complaints', face: false })
    expect(decide(remove, passWith(anApproval()))).toMatchObject({ effects: [{ payload: { content: { kind: 'listingRemoved' } } }, {}] })
  })

  test('is not refused any more', () => expect(outcome(refuseIt, passWith(anApproval()))).toBe('LISTING_CHANGED'))
})

test.each(['refused', 'removed'] as const)('who was %s must ask again first', (state) => {
  for (const decision of [approve, refuseIt, remove]) expect(outcome(decision, passWith(aListing({ state })))).toBe('LISTING_CHANGED')
})

test('who never asked, or asked elsewhere, is not brought in', () => {
  const elsewhere = passWith(null, { listings: { [compoundId('other')]: aListing() } })
  for (const pass of [passWith(null), elsewhere]) expect(outcome(approve, pass)).toBe('LISTING_CHANGED')
})

test('what stands elsewhere stays', () => {
  const other = { [compoundId('other')]: anApproval() }
  const pass = passWith(null, { listings: { ...other, [compound._id]: aListing() } })
  expect(decide(refuseIt, pass)).toMatchObject({ next: { listings: other } })
})

describe('nobody is approved', () => {
  test.each([
    ['whose pass is suspended', { sanction: { kind: 'suspend', reason: 'conduct', since: NOON, until: null } }],
    ['whose pass has expired', { expiresAt: NOON }],
  ] as const)('%s', (_, overrides) => expect(outcome(approve, passWith(aListing(), overrides))).toBe('PASS_NOT_ACTIVE'))

  test.each([null, { version: CONVENTION_VERSION - 1, at: NOON }])('who accepted the convention as %p', (convention) => {
    expect(outcome(approve, passWith(aListing(), { convention }))).toBe('CONVENTION_NOT_ACCEPTED')
  })

  test.each([
    ['station', { station: null }],
    ['compound', { compound: { ...compound, convention: { compound: null, community: signed } } }],
    ['community', { compound: { ...compound, convention: { compound: signed, community: null } } }],
  ] as const)('while the %s has not signed', (party, overrides) => {
    const decision = decide(approve, passWith(aListing()), overrides)
    expect(decision).toEqual({ kind: 'refuse', refusal: { code: 'CONVENTION_NOT_SIGNED', details: { party } } })
  })
})

test.each([
  ['who refuses', refuseIt, aListing()],
  ['who takes off', remove, anApproval()],
])('%s needs no convention and no pass that holds', (_, decision, listing) => {
  const pass = passWith(listing, { convention: null, expiresAt: NOON })
  expect(outcome(decision, pass, { station: null })).toMatchObject({ until: null })
})

test('an approval whose time is over is shown as such, from its last instant on', () => {
  const until = daysAfter(NOON, 30)
  expect(listingStateOf(anApproval({ until }), new Date(until.getTime() - 1))).toBe('approved')
  expect(listingStateOf(anApproval({ until }), until)).toBe('expired')
  expect(listingStateOf(aListing(), until)).toBe('asked')
})
