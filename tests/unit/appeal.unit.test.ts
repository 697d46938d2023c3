import type { OpenPass } from '../../cloudfunctions/domains/pass/documents/openPass'
import type { AppealRecord, Sanction } from '../../cloudfunctions/domains/pass/documents/pass'
import { decideAnswer, decideAppeal } from '../../cloudfunctions/domains/pass/rules/sanction'
import { contentsOf } from '../builders/effects'
import { aPass } from '../builders/passes'
import { personId } from '../builders/people'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const LATER = minutesAfter(NOON, 10)
const facts = { by: personId('qian'), requestId: 'request-1', now: LATER }
const suspended: Sanction = { kind: 'suspend', reason: 'conduct', since: NOON, until: null }
const waiting: AppealRecord = { state: 'waiting', at: NOON, text: '示例：那天不是我', answer: null }

const appealed = (overrides: Partial<OpenPass> = {}) => aPass({ sanction: suspended, appeal: waiting, appealedAt: NOON, ...overrides })

const codeOf = (decision: ReturnType<typeof decideAppeal> | ReturnType<typeof decideAnswer>) =>
  decision.kind === 'refuse' ? decision.refusal.code : 'changed'

describe('an appeal', () => {
  const file = (overrides: Partial<OpenPass>) => decideAppeal(aPass(overrides), '示例：不同意', LATER)

  test.each([
    ['a suspension', { sanction: suspended }],
    ['a revocation', { sanction: { ...suspended, kind: 'revoke' } }],
    ['a removal by the station', { leaving: { reason: 'removedForConduct', at: NOON } }],
    ['an identity that moved', { leaving: { reason: 'identityMoved', at: NOON } }],
  ] as const)('against %s waits for an answer', (_, overrides) => {
    const appeal = { state: 'waiting', at: LATER, text: '示例：不同意', answer: null }
    expect(file(overrides)).toEqual({ kind: 'change', next: { appeal, appealedAt: LATER } })
  })

  test('against a pass that holds, or has only run out, is about nothing', () => {
    for (const overrides of [{}, { expiresAt: NOON }, { leaving: { reason: 'leftStation', at: daysAfter(NOON, 1) } as const }]) {
      expect(codeOf(file(overrides))).toBe('NOTHING_TO_APPEAL')
    }
  })

  test('waits alone, and may follow one that was answered', () => {
    expect(codeOf(file({ sanction: suspended, appeal: waiting }))).toBe('APPEAL_WAITING')
    expect(codeOf(file({ sanction: suspended, appeal: { ...waiting, state: 'refused', answer: '示例' } }))).toBe('changed')
  })
})

describe('an answer', () => {
  const answer = (pass: OpenPass, accepted: boolean) => decideAnswer(pass, { accepted, answer: '示例：查过了' }, facts)
  const effectsOf = (pass: OpenPass, accepted: boolean) => {
    const decision = answer(pass, accepted)
    return decision.kind === 'change' ? (decision.effects ?? []).map((effect) => contentsOf([effect])[0] ?? effect.kind) : []
  }

  test('that accepts lifts what the appeal was about, with one message', () => {
    expect(answer(appealed(), true)).toMatchObject({
      next: { sanction: null, appeal: { ...waiting, state: 'accepted', answer: '示例：查过了' }, appealedAt: null },
    })
    expect(effectsOf(appealed(), true)).toEqual([{ kind: 'appealAnswered', accepted: true, answer: '示例：查过了' }, 'pass.reviveCodes'])
  })

  test('that refuses leaves the pass as it is', () => {
    const decision = answer(appealed(), false)
    expect(decision).toMatchObject({ next: { appeal: { state: 'refused' }, appealedAt: null } })
    expect(decision).not.toHaveProperty('next.sanction')
    expect(effectsOf(appealed(), false)).toEqual([{ kind: 'appealAnswered', accepted: false, answer: '示例：查过了' }])
  })

  test('cannot accept what is not the district’s to lift, but can say why', () => {
    const left = appealed({ sanction: null, leaving: { reason: 'leftStation', at: NOON } })
    expect(codeOf(answer(left, true))).toBe('NOTHING_TO_LIFT')
    expect(codeOf(answer(left, false))).toBe('changed')
  })

  test('may accept when the suspension is over by itself', () => {
    const over = appealed({ sanction: { ...suspended, until: NOON } })
    expect(codeOf(answer(over, true))).toBe('changed')
    expect(effectsOf(over, true)).toEqual([{ kind: 'appealAnswered', accepted: true, answer: '示例：查过了' }])
  })

  test('is given once', () => {
    for (const appeal of [null, { ...waiting, state: 'refused' as const }]) {
      expect(codeOf(answer(appealed({ appeal }), true))).toBe('NOTHING_TO_APPEAL')
    }
  })
})
