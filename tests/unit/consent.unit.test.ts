import {
  isGiven,
  missingConsent,
  REGISTRATION_NEEDS,
  refusalToConsent,
  viewConsents,
} from '../../cloudfunctions/domains/account/rules/consent'
import type { ConsentRecord, PersonDocument } from '../../cloudfunctions/kernel/people/personDocument'
import { consentVersions } from '../../contract/account/consent'
import { ConsentKind } from '../../contract/account/rider'
import { NOON } from '../builders/time'

const given = (version = 1): ConsentRecord => ({ version, decision: 'given', at: NOON })
const refused: ConsentRecord = { version: 1, decision: 'refused', at: NOON }
const all: PersonDocument['consents'] = { service: given(), sensitive: given() }

describe('a registration', () => {
  test('needs the service and the sensitive data, asked one after the other', () => {
    expect(missingConsent({})).toEqual({ code: 'CONSENT_REQUIRED', details: { kind: 'service', version: 1 } })
    expect(missingConsent({ service: given() })).toMatchObject({ details: { kind: 'sensitive' } })
    expect(missingConsent(all)).toBeNull()
  })

  test('needs neither face nor insurance nor child', () => {
    expect(missingConsent({ ...all, face: refused, insuranceSharing: refused, child: refused })).toBeNull()
  })

  test.each([
    ['refused', refused],
    ['given for an older text', given(0)],
    ['given for a text that is not there yet', given(2)],
  ])('does not rest on a consent that was %s', (_, record) => {
    expect(missingConsent({ ...all, sensitive: record })).toMatchObject({ details: { kind: 'sensitive' } })
    expect(isGiven({ service: record }, 'service')).toBe(false)
  })
})

describe('an answer', () => {
  const answer = (kind: ConsentKind, decision: 'given' | 'refused', version = 1) => ({ kind, decision, version })

  test.each(ConsentKind.options)('to "%s" may be yes or no while nobody is registered', (kind) => {
    expect(refusalToConsent(answer(kind, 'given'), false)).toBeNull()
    expect(refusalToConsent(answer(kind, 'refused'), false)).toBeNull()
  })

  test.each(ConsentKind.options)('"no" to "%s" is taken back any time, unless the registration rests on it', (kind) => {
    const needed = REGISTRATION_NEEDS.some((one) => one === kind)
    const refusal = refusalToConsent(answer(kind, 'refused'), true)
    expect(refusal).toEqual(needed ? { code: 'CONSENT_IN_USE', details: { kind } } : null)
    expect(refusalToConsent(answer(kind, 'given'), true)).toBeNull()
  })

  test.each([0, 2])('to version %i of a text says which one is in force', (version) => {
    expect(refusalToConsent(answer('face', 'given', version), false)).toEqual({
      code: 'CONSENT_OUTDATED',
      details: { kind: 'face', version: consentVersions.face },
    })
  })
})

test('every kind is shown; an answer to an older text counts as none', () => {
  const view = viewConsents({ service: given(), sensitive: given(0), face: refused })
  expect(view).toEqual([
    { kind: 'service', version: 1, state: 'given', at: NOON.toISOString() },
    { kind: 'sensitive', version: 1, state: 'asked', at: null },
    { kind: 'child', version: 1, state: 'asked', at: null },
    { kind: 'insuranceSharing', version: 1, state: 'asked', at: null },
    { kind: 'face', version: 1, state: 'refused', at: NOON.toISOString() },
  ])
})
