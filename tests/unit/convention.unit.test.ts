import { isSigned, refusalToSign, sign, signedAt, unsignedParty } from '../../cloudfunctions/domains/pass/rules/convention'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import { minutesAfter, NOON } from '../builders/time'

const signature = { version: CONVENTION_VERSION, at: NOON }
const older = { version: CONVENTION_VERSION - 1, at: NOON }
const LATER = minutesAfter(NOON, 5)

test.each([
  ['nobody’s', null],
  ['what was never asked', undefined],
  ['one under an older text', older],
])('%s signature counts as none', (_, none) => {
  expect(isSigned(none)).toBe(false)
  expect(signedAt(none)).toBeNull()
  expect(sign(none, LATER)).toEqual({ version: CONVENTION_VERSION, at: LATER })
})

test('who signed before keeps the first signature', () => {
  expect(sign(signature, LATER)).toBe(signature)
  expect(signedAt(signature)).toBe(NOON.toISOString())
})

test('only the text in force can be signed', () => {
  expect(refusalToSign(CONVENTION_VERSION)).toBeNull()
  for (const version of [CONVENTION_VERSION - 1, CONVENTION_VERSION + 1]) {
    expect(refusalToSign(version)).toEqual({ code: 'CONVENTION_OUTDATED', details: { version: CONVENTION_VERSION } })
  }
})

test.each([
  ['station', null, { compound: signature, community: signature }],
  ['station', older, { compound: signature, community: signature }],
  ['compound', signature, { compound: null, community: signature }],
  ['community', signature, { compound: signature, community: older }],
  [null, signature, { compound: signature, community: signature }],
])('the party that has not signed: %s', (party, station, compound) => {
  expect(unsignedParty(station, compound)).toBe(party)
})
