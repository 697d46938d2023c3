import { consentVersions } from '../../contract/account/consent'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import { messageText } from '../../src/packages/account/person/inbox/messageText'
import { consentTexts } from '../../src/packages/account/words/consents'
import { accountMessages } from '../../src/packages/account/words/messages'
import { bookingMessages } from '../../src/packages/booking/words/messages'
import { contestMessages } from '../../src/packages/contest/words/messages'
import { courseMessages } from '../../src/packages/course/words/messages'
import { convention } from '../../src/packages/pass/words/convention'
import { passMessages } from '../../src/packages/pass/words/messages'
import { errorText } from '../../src/services/errorText'
import type { AnyErrorCode } from '../../src/services/refusal'
import { dayText, greeting, momentText } from '../../src/services/time'
import '../../src/packages/account/words/refusals'

const morning = new Date('2026-11-23T01:30:00Z') // 09:30 in Shanghai

describe('times are Shanghai times, whatever the phone is set to', () => {
  test.each([
    ['2026-11-23T00:05:00Z', '今天 08:05'],
    ['2026-11-22T16:00:00Z', '今天 00:00'],
    ['2026-11-22T15:59:00Z', '昨天 23:59'],
    ['2026-11-21T15:59:00Z', '11月21日 23:59'],
    ['2025-12-31T16:30:00Z', '1月1日 00:30'],
    ['2025-12-31T15:30:00Z', '2025年12月31日 23:30'],
    ['2026-11-23T23:00:00Z', '11月24日 07:00'],
  ])('%s is shown as %s', (instant, words) => expect(momentText(instant, morning)).toBe(words))

  test('a day of this year needs no year', () => expect(dayText('2026-03-01T00:00:00Z', morning)).toBe('3月1日'))

  test.each([
    ['2026-11-22T20:00:00Z', '夜里好'],
    ['2026-11-22T21:00:00Z', '早上好'],
    ['2026-11-23T03:00:00Z', '中午好'],
    ['2026-11-23T05:00:00Z', '下午好'],
    ['2026-11-23T10:00:00Z', '晚上好'],
  ])('at %s one says %s', (now, words) => expect(greeting(new Date(now))).toBe(words))
})

describe('refusals in words', () => {
  test('details become part of the sentence', () => {
    expect(errorText({ code: 'PHOTO_TOO_LARGE', details: { limitBytes: 307200 }, requestId: 'r' })).toContain('300 KB')
    expect(errorText({ code: 'NOT_EDITABLE', details: { status: 'verified' }, requestId: 'r' })).toContain('已认证')
  })

  test('the unexpected comes with the number that is in the log', () => {
    expect(errorText({ code: 'INTERNAL', details: {}, requestId: 'ref_42' })).toContain('ref_42')
  })

  test.each(['FROM_THE_FUTURE', 'constructor', '__proto__'])(
    'a code that this version does not know (%s) reads like the unexpected',
    (code) => {
      expect(errorText({ code: code as 'INTERNAL', details: {}, requestId: 'ref_42' })).toContain('ref_42')
    },
  )

  test('no sentence says only that it failed', () => {
    const codes: AnyErrorCode[] = ['OFFLINE', 'NO_REPLY', 'FORBIDDEN', 'UNAVAILABLE', 'INVITATION_INVALID']
    for (const code of codes as 'OFFLINE'[]) expect(errorText({ code, details: {}, requestId: 'r' })).toMatch(/请/)
  })
})

test('the consent texts are those of the versions in force', () => {
  const shown = Object.fromEntries(Object.entries(consentTexts).map(([kind, { version }]) => [kind, version]))
  expect(shown).toEqual(consentVersions)
})

test('the convention is the one of the version in force', () => expect(convention.version).toBe(CONVENTION_VERSION))

test('a message says what happened and what to do', () => {
  const { title, body } = messageText({ kind: 'returned', by: 'station', reasons: ['photoUnclear', 'wrongWorkKind'] })
  expect(title).toBe('站点请你修改登记')
  expect(body.split('\n')).toHaveLength(2)
})

test.each(['fromTheFuture', 'constructor', '__proto__'])(
  'a message of a kind that this version does not know (%s) says how to read it',
  (kind) => {
    expect(messageText({ kind } as never)).toEqual({ title: '有一条新消息', body: expect.stringContaining('退出小程序再打开') })
  },
)

test('no two domains have a message of the same kind', () => {
  const kinds = [accountMessages, passMessages, bookingMessages, courseMessages, contestMessages].flatMap((words) => Object.keys(words))
  expect(new Set(kinds).size).toBe(kinds.length)
})
