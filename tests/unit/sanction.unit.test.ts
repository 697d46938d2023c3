import type { OpenPass } from '../../cloudfunctions/domains/pass/documents/openPass'
import type { Leaving, Sanction } from '../../cloudfunctions/domains/pass/documents/pass'
import { endCodes, syncListing } from '../../cloudfunctions/domains/pass/effects'
import { statusOf } from '../../cloudfunctions/domains/pass/rules/passStatus'
import {
  decideAnswer,
  decideConfirm,
  decideDrop,
  decideLift,
  decidePropose,
  type StaffFacts,
} from '../../cloudfunctions/domains/pass/rules/sanction'
import type { Decision } from '../../cloudfunctions/kernel/database/decision'
import type { Refusal } from '../../contract/kernel/refusal'
import { compoundId } from '../builders/compounds'
import { contentsOf, payloadsOf } from '../builders/effects'
import { anApproval, aPass } from '../builders/passes'
import { personId } from '../builders/people'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const LATER = minutesAfter(NOON, 10)
const [zhao, qian] = [personId('zhao'), personId('qian')]
const facts = (overrides: Partial<StaffFacts> = {}): StaffFacts => ({ by: qian, requestId: 'request-1', now: LATER, ...overrides })

const suspension = (overrides: Partial<Sanction> = {}): Sanction => ({
  kind: 'suspend',
  reason: 'sharedPass',
  since: NOON,
  until: null,
  ...overrides,
})
const leaving = (reason: Leaving['reason'], at = NOON): Leaving => ({ reason, at })

const proposed = (measure: NonNullable<OpenPass['proposal']>['measure'], overrides: Partial<OpenPass> = {}) =>
  aPass({ proposal: { measure, reason: 'sharedPass', by: zhao, at: NOON }, proposedAt: NOON, ...overrides })

const codeOf = (decision: Decision<OpenPass, Refusal>) => (decision.kind === 'refuse' ? decision.refusal.code : 'changed')
const effectsOf = (decision: Decision<OpenPass, Refusal>) => (decision.kind === 'change' ? (decision.effects ?? []) : [])
const told = (decision: Decision<OpenPass, Refusal>) => contentsOf(effectsOf(decision))

describe('a proposal', () => {
  const measure = { measure: { kind: 'revoke' }, reason: 'forgedCode' } as const

  test('changes nothing about the pass yet', () => {
    const decision = decidePropose(aPass(), measure, facts())
    expect(decision).toEqual({ kind: 'change', next: { proposal: { ...measure, by: qian, at: LATER }, proposedAt: LATER } })
  })

  test('takes the place of an older one', () => {
    expect(decidePropose(proposed({ kind: 'suspend', days: 7 }), measure, facts())).toMatchObject({ next: { proposal: measure } })
  })

  test('can go further than a suspension', () => {
    expect(codeOf(decidePropose(aPass({ sanction: suspension() }), measure, facts()))).toBe('changed')
  })

  test.each([
    ['revoked', { sanction: suspension({ kind: 'revoke' }) }],
    ['revoked', { leaving: leaving('identityMoved') }],
    ['expired', { expiresAt: NOON }],
  ])('finds nothing to take from a pass that is %s', (state, overrides) => {
    const refusal = { code: 'PASS_NOT_ACTIVE', details: { state } }
    expect(decidePropose(aPass(overrides), measure, facts())).toEqual({ kind: 'refuse', refusal })
  })
})

describe('the second person', () => {
  test('suspends for so many days: the rider, guards’ phones and every compound hear of it', () => {
    const pass = proposed({ kind: 'suspend', days: 7 }, { listings: { [compoundId('a')]: anApproval(), [compoundId('b')]: anApproval() } })
    const decision = decideConfirm(pass, NOON, facts())
    const until = daysAfter(LATER, 7)
    expect(decision).toMatchObject({
      next: { sanction: { kind: 'suspend', reason: 'sharedPass', since: LATER, until }, proposal: null, proposedAt: null, dueAt: until },
    })
    expect(told(decision)).toEqual([{ kind: 'passSuspended', reason: 'sharedPass', until: until.toISOString() }])
    expect(effectsOf(decision)).toContainEqual(endCodes({ passId: pass._id, keyNo: null, at: LATER }))
    for (const id of ['a', 'b'])
      expect(payloadsOf(syncListing, effectsOf(decision))).toContainEqual(expect.objectContaining({ compoundId: compoundId(id) }))
  })

  test('suspends until it is lifted', () => {
    const decision = decideConfirm(proposed({ kind: 'suspend', days: null }), NOON, facts())
    expect(told(decision)).toEqual([{ kind: 'passSuspended', reason: 'sharedPass', until: null }])
  })

  test('revokes', () => {
    const decision = decideConfirm(proposed({ kind: 'revoke' }), NOON, facts())
    expect(decision).toMatchObject({ next: { sanction: { kind: 'revoke', until: null } } })
    expect(told(decision)).toEqual([{ kind: 'passRevoked', reason: 'sharedPass' }])
  })

  test('must be somebody else', () => {
    expect(codeOf(decideConfirm(proposed({ kind: 'revoke' }), NOON, facts({ by: zhao })))).toBe('SECOND_PERSON_NEEDED')
  })

  test('confirms what they saw and no newer proposal, not even their own', () => {
    const newer = proposed({ kind: 'revoke' })
    for (const by of [zhao, qian]) expect(codeOf(decideConfirm(newer, minutesAfter(NOON, -1), facts({ by })))).toBe('CHANGED_MEANWHILE')
  })

  test('finds nothing where somebody was quicker', () => expect(codeOf(decideConfirm(aPass(), NOON, facts()))).toBe('NOTHING_PROPOSED'))
})

test('a proposal is dropped by anybody, once', () => {
  expect(decideDrop(proposed({ kind: 'revoke' }))).toEqual({ kind: 'change', next: { proposal: null, proposedAt: null } })
  expect(codeOf(decideDrop(aPass()))).toBe('NOTHING_PROPOSED')
})

describe('lifting', () => {
  test.each([suspension(), suspension({ kind: 'revoke' })])(
    '$kind: the pass holds again, after a revocation once two agree',
    (sanction) => {
      const revoked = aPass({ sanction, listings: { [compoundId('a')]: anApproval() } })
      const proposal = { measure: { kind: 'lift' }, reason: sanction.reason, by: zhao, at: NOON } as const
      const pass = sanction.kind === 'revoke' ? { ...revoked, proposal, proposedAt: NOON } : revoked
      const decision = sanction.kind === 'revoke' ? decideConfirm(pass, NOON, facts()) : decideLift(pass, facts())
      expect(decision).toMatchObject({ next: { sanction: null, leaving: null, dueAt: anApproval().until } })
      expect(told(decision)).toEqual([{ kind: 'passRestored' }])
      expect(effectsOf(decision).map(({ kind }) => kind)).toEqual(['kernel.notify', 'pass.reviveCodes', 'pass.syncListing'])
    },
  )

  test('SH2: a revocation is not lifted by one person, not even by the answer to an appeal', () => {
    const pass = aPass({ sanction: suspension({ kind: 'revoke' }), appeal: { state: 'waiting', at: NOON, text: '示例', answer: null } })
    const proposal = { measure: { kind: 'lift' }, reason: 'sharedPass', by: qian, at: LATER }
    expect(decideLift(pass, facts())).toEqual({ kind: 'change', next: { proposal, proposedAt: LATER } })
    const accepted = decideAnswer(pass, { accepted: true, answer: '示例：是误会' }, facts())
    expect(accepted).toEqual({ kind: 'change', next: { proposal: { ...proposal, answer: '示例：是误会' }, proposedAt: LATER } })
    const waiting = { ...pass, proposal: { ...proposal, answer: '示例：是误会' }, proposedAt: LATER } as OpenPass
    expect(codeOf(decideConfirm(waiting, LATER, facts()))).toBe('SECOND_PERSON_NEEDED')
    const confirmed = decideConfirm(waiting, LATER, facts({ by: zhao }))
    expect(confirmed).toMatchObject({ next: { sanction: null, proposal: null, appeal: { state: 'accepted', answer: '示例：是误会' } } })
    const refused = decideAnswer(waiting, { accepted: false, answer: '示例：不行' }, facts())
    expect(refused).toMatchObject({ next: { proposal: null, appeal: { state: 'refused' } } })
  })

  test('a removal for conduct: as if the rider had left, with the time to find another station', () => {
    const decision = decideLift(aPass({ leaving: leaving('removedForConduct') }), facts())
    const at = daysAfter(LATER, 3)
    expect(decision).toMatchObject({ next: { sanction: null, leaving: { reason: 'leftStation', at }, dueAt: at } })
    expect(told(decision)).toEqual([{ kind: 'passRestored' }, { kind: 'passEnding', stationName: '示例站点', at: at.toISOString() }])
  })

  test('what has ended for another reason too: the rider hears what keeps it from holding', () => {
    const decision = decideLift(aPass({ sanction: suspension(), leaving: leaving('leftStation') }), facts())
    expect(told(decision)).toEqual([{ kind: 'passSuspended', reason: 'leftStation', until: null }])
    const moved = decideLift(aPass({ sanction: suspension(), leaving: leaving('identityMoved') }), facts())
    expect(told(moved)).toEqual([{ kind: 'passRevoked', reason: 'identityMoved' }])
  })

  test.each([
    ['a pass that holds', {}],
    ['a suspension that is over', { sanction: suspension({ until: NOON }) }],
    ['having left the station', { leaving: leaving('leftStation') }],
    ['an identity that moved', { leaving: leaving('identityMoved') }],
  ])('%s is not the district’s to lift', (_, overrides) => {
    expect(codeOf(decideLift(aPass(overrides), facts()))).toBe('NOTHING_TO_LIFT')
  })

  test('a suspension can be lifted until its last instant, when it ends by itself', () => {
    const pass = aPass({ sanction: suspension({ until: LATER }) })
    const before = new Date(LATER.getTime() - 1)
    expect(codeOf(decideLift(pass, facts({ now: before })))).toBe('changed')
    expect(statusOf(pass, LATER).state).toBe('active')
  })
})
