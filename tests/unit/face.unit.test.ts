import { syncListing } from '../../cloudfunctions/domains/pass/effects'
import { decideTurnOffFaces } from '../../cloudfunctions/domains/pass/rules/listing'
import { afterReceipt, type FaceFacts, nextFace, type Wanted, wantedFace } from '../../cloudfunctions/domains/pass/rules/readers'
import { aCompound, compoundId } from '../builders/compounds'
import { anApproval, aPass } from '../builders/passes'
import { aFace, aReader } from '../builders/readers'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const here = compoundId('sample')
const photo = 'cloud://sample/portraits/rdr_li/face.jpg'
const holder = { ...aPass().holder, photo }
const listed = (listing = {}) => ({ [here]: anApproval({ face: true, ...listing }) })
const passWith = (fields = {}) => aPass({ holder, listings: listed(), ...fields })

const facts = (overrides: Partial<FaceFacts> = {}): FaceFacts => ({
  reader: aReader(),
  compound: aCompound(),
  pass: passWith(),
  agreed: true,
  ...overrides,
})

describe('a reader may know a face', () => {
  test('while everything stands for it, until the approval ends', () => {
    expect(wantedFace(facts(), NOON)).toEqual({ photo, holder, until: daysAfter(NOON, 30) })
  })

  test.each([
    ['the pass', { expiresAt: daysAfter(NOON, 3) }],
    ['the time at a station that the rider has left', { leaving: { reason: 'leftStation' as const, at: daysAfter(NOON, 3) } }],
  ])('never longer than %s lasts', (_, fields) => {
    expect(wantedFace(facts({ pass: passWith(fields) }), NOON)?.until).toEqual(daysAfter(NOON, 3))
  })

  const sanction = (kind: 'suspend' | 'revoke') => ({ kind, reason: 'conduct' as const, since: NOON, until: null })

  test.each<[string, Partial<FaceFacts>]>([
    ['the reader is removed', { reader: aReader({ list: 'removed' }) }],
    ['the reader is gone', { reader: null }],
    ['the reader is another compound’s', { reader: aReader({ compoundId: compoundId('other') }) }],
    ['the compound takes no part', { compound: aCompound({ open: false }) }],
    ['the compound is not there', { compound: null }],
    ['the registration is erased', { pass: null }],
    ['the consent is not given', { agreed: false }],
    ['the rider never asked', { pass: passWith({ listings: {} }) }],
    ['the rider has asked and nobody has answered', { pass: passWith({ listings: listed({ state: 'asked' }) }) }],
    ['the rider was taken off the white list', { pass: passWith({ listings: listed({ state: 'removed' }) }) }],
    ['the rider doesn’t want it there', { pass: passWith({ listings: listed({ face: false }) }) }],
    ['the approval is over', { pass: passWith({ listings: listed({ until: NOON }) }) }],
    ['the pass is suspended', { pass: passWith({ sanction: sanction('suspend') }) }],
    ['the pass is revoked', { pass: passWith({ sanction: sanction('revoke') }) }],
    ['the pass is over', { pass: passWith({ expiresAt: NOON }) }],
    ['there is no picture', { pass: passWith({ holder: { ...holder, photo: null } }) }],
  ])('not when %s', (_, change) => expect(wantedFace(facts(change), NOON)).toBeNull())
})

describe('what a reader is asked', () => {
  const wanted: Wanted = { photo, holder, until: daysAfter(NOON, 30) }
  const later = minutesAfter(NOON, 5)
  const next = (face: Parameters<typeof nextFace>[0], what: Wanted | null, erased = false) => nextFace(face, what, { erased, now: later })

  test('somebody new: to learn', () => {
    expect(next(null, wanted)).toEqual({ ...wanted, state: 'asked', since: later, version: 1, receipt: null })
  })

  test.each(['asked', 'acknowledged'] as const)('who is %s already: nothing', (state) => {
    expect(next(aFace({ state, holder }), wanted)).toBeNull()
  })

  test.each(['asked', 'acknowledged'] as const)('another picture of who is %s: to learn anew', (state) => {
    const changed = next(aFace({ state, version: 4, photo: 'cloud://sample/old.jpg' }), wanted)
    expect(changed).toMatchObject({ state: 'asked', version: 5, photo })
  })

  test('another end: to learn anew', () => {
    expect(next(aFace({ state: 'acknowledged', until: daysAfter(NOON, 3) }), wanted)).toMatchObject({ state: 'asked', version: 2 })
  })

  test('another station: nothing, but lists show it', () => {
    const face = aFace({ state: 'acknowledged', holder: { ...holder, station: '示例旧站' } })
    expect(next(face, wanted)).toEqual({ holder })
  })

  test.each(['deleting', 'deleted'] as const)('who is wanted again while %s: to learn', (state) => {
    const face = aFace({ state, version: 2, receipt: 'sample-receipt' })
    expect(next(face, wanted)).toMatchObject({ state: 'asked', version: 3, receipt: null })
  })

  test.each(['asked', 'acknowledged'] as const)('who is %s and wanted no longer: to forget', (state) => {
    expect(next(aFace({ state }), null)).toEqual({ state: 'deleting', since: later, version: 2, photo: null, until: null })
  })

  test.each(['deleting', 'deleted'] as const)('who is %s: nothing more', (state) => expect(next(aFace({ state }), null)).toBeNull())

  test('whom it was never asked about: nothing', () => expect(next(null, null)).toBeNull())

  test('whose registration is erased: to forget, and no list shows the name', () => {
    expect(next(aFace({ state: 'acknowledged' }), null, true)).toMatchObject({ state: 'deleting', holder: null })
    expect(next(aFace({ state: 'deleting' }), null, true)).toEqual({ holder: null })
    expect(next(aFace({ state: 'deleted', holder: null }), null, true)).toBeNull()
  })
})

describe('a receipt', () => {
  const learned = { done: 'learned', passId: aFace().passId, version: 3 } as const
  const forgotten = { done: 'forgotten', passId: aFace().passId, version: 3, receipt: 'sample-receipt' } as const
  const answered = (state: ReturnType<typeof aFace>['state'], receipt: typeof learned | typeof forgotten, version = 3) =>
    afterReceipt(aFace({ state, version }), receipt, NOON)

  test('of having learned is noted', () => expect(answered('asked', learned)).toEqual({ state: 'acknowledged', since: NOON }))

  test('of having forgotten is kept, and the name goes', () => {
    expect(answered('deleting', forgotten)).toEqual({ state: 'deleted', since: NOON, receipt: 'sample-receipt', holder: null })
  })

  test.each([
    ['acknowledged', learned],
    ['deleted', forgotten],
    ['deleting', learned],
    ['deleted', learned],
    ['asked', forgotten],
    ['acknowledged', forgotten],
  ] as const)('for who is %s changes nothing: it came before, or answers something else', (state, receipt) => {
    expect(answered(state, receipt)).toBeNull()
  })

  test.each([
    ['asked', learned],
    ['deleting', forgotten],
  ] as const)('of an older order about who is %s is none of the newer one', (state, receipt) => {
    expect(answered(state, receipt, 5)).toBeNull()
  })
})

test('who takes the consent back is turned off at every compound, and those where it was on hear of it', () => {
  const [on, off] = [compoundId('on'), compoundId('off')]
  const pass = aPass({ listings: { [on]: anApproval({ face: true }), [off]: anApproval() } })
  expect(decideTurnOffFaces(pass, NOON)).toEqual({
    kind: 'change',
    next: { listings: { [on]: anApproval(), [off]: anApproval() } },
    effects: [syncListing({ passId: pass._id, compoundId: on, at: NOON })],
  })
})
