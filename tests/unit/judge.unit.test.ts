import { withLiveCode } from '../../contract/pass/passCode'
import { type GateList, type Judgement, judge, type Scan } from '../../src/packages/pass/gate/offline/judge'
import { aGateList, aLiveCode, aSigningKey, passIdNo, shownBy, signedBy } from '../builders/signedPasses'
import { minutesAfter, NOON } from '../builders/time'

const key = aSigningKey()
const list = (overrides: Partial<GateList> = {}) => aGateList(key, overrides)
const rules = (overrides: Partial<GateList['rules']>) => list({ rules: { ...list().rules, ...overrides } })

const scan = (text: string, overrides: Partial<Scan> = {}): Scan => ({
  text,
  vehicle: 'eBike',
  gateOpen: true,
  now: NOON,
  sure: true,
  ...overrides,
})
const secondsAfter = (start: Date, seconds: number) => minutesAfter(start, seconds / 60)

/** What the guard is told, in a word. */
const wordOf = (judgement: Judgement) => {
  if (judgement.kind === 'enter') return 'enter'
  return judgement.kind === 'none' ? judgement.why : judgement.refusal.reason
}
const told = (known: GateList | null, text: string, overrides: Partial<Scan> = {}) => wordOf(judge(known, scan(text, overrides)))

describe('a signed pass', () => {
  test('lets in whose it is', () => {
    expect(judge(list(), scan(shownBy(key, NOON)))).toMatchObject({
      kind: 'enter',
      pass: { passId: passIdNo(1), maskedName: '示*', platform: '示例平台', station: '示例站点', workKind: 'deliveryRider' },
    })
  })

  test('without the rotating code of the moment behind it is a copy', () => expect(told(list(), signedBy(key))).toBe('codeNeedsLive'))

  test('that somebody else signed is forged', () => {
    expect(judge(list(), scan(signedBy(aSigningKey())))).toEqual({ kind: 'refused', refusal: { reason: 'codeForged' }, pass: null })
  })

  test('is checked with the key that it names', () => {
    const other = aSigningKey(2)
    const both = list({ keys: [key.listed, other.listed] })
    expect(told(both, shownBy(other, NOON, { keyId: 2 }))).toBe('enter')
    expect(told(both, signedBy(other))).toBe('codeForged')
    expect(told(list(), signedBy(other, { keyId: 2 }))).toBe('codeForged')
  })

  test.each(['', 'AAAA', 'no base64!'])('is forged where the key is none: %p', (publicKey) => {
    expect(told(list({ keys: [{ ...key.listed, publicKey }] }), signedBy(key))).toBe('codeForged')
  })

  test('is forged where the key is of another algorithm', () => {
    expect(told(list({ keys: [{ ...key.listed, algorithm: 2 }] }), signedBy(key))).toBe('codeForged')
  })

  test.each([
    ['codeExpired', { expiresAt: secondsAfter(NOON, -61) }],
    ['enter', { expiresAt: secondsAfter(NOON, -60) }],
    ['enter', { issuedAt: secondsAfter(NOON, 60) }],
    ['codeFuture', { issuedAt: secondsAfter(NOON, 61) }],
  ])('is in date but for a minute of the clocks: %s', (word, dates) => expect(told(list(), shownBy(key, NOON, dates))).toBe(word))

  test('of another version says so', () => expect(told(list(), 'XGS40')).toBe('codeOtherVersion'))

  test('that ended is refused, and it is said whose it is', () => {
    const ended = list({ ended: [{ passId: passIdNo(1), keyNo: null }] })
    expect(judge(ended, scan(signedBy(key)))).toMatchObject({ refusal: { reason: 'passEnded' }, pass: { maskedName: '示*' } })
    expect(told(ended, shownBy(key, NOON, { passId: passIdNo(2) }))).toBe('enter')
  })

  test.each([
    ['codeOtherPhone', 1],
    ['codeOtherPhone', 2],
    ['enter', 3],
  ])('of a phone that was left is refused: %s for binding %i', (word, keyNo) => {
    expect(told(list({ ended: [{ passId: passIdNo(1), keyNo: 2 }] }), shownBy(key, NOON, { keyNo }))).toBe(word)
  })
})

describe('the rotating code behind it', () => {
  const signed = signedBy(key)
  const beside = (code: string) => told(list(), withLiveCode(signed, code))

  test.each([
    ['enter', -120],
    ['codeExpired', -135],
    ['enter', 120],
    ['codeFuture', 135],
  ])('is of this moment: %s, %i seconds off', (word, seconds) => expect(beside(aLiveCode(secondsAfter(NOON, seconds)))).toBe(word))

  test('is of the same pass and phone', () => {
    expect(beside(aLiveCode(NOON, { passId: passIdNo(2) }))).toBe('codeForged')
    expect(beside(aLiveCode(NOON, { keyNo: 2 }))).toBe('codeForged')
  })

  test('is for a gate', () => expect(beside(aLiveCode(NOON, { audience: 'counter' }))).toBe('codeOtherAudience'))

  test('is readable', () => {
    expect(beside('XGM')).toBe('codeUnreadable')
    expect(beside('XGM40')).toBe('codeOtherVersion')
    expect(beside('anything')).toBe('codeUnreadable')
    expect(beside(`${aLiveCode(NOON)}$more`)).toBe('codeUnreadable')
  })
})

describe('the rotating code alone', () => {
  test('can not be judged: the rider has to show the other code', () => expect(told(list(), aLiveCode(NOON))).toBe('needsSignedPass'))
  test('for a counter is refused', () => expect(told(list(), aLiveCode(NOON, { audience: 'counter' }))).toBe('codeOtherAudience'))
  test('of another version says so', () => expect(told(list(), 'XGM40')).toBe('codeOtherVersion'))
})

test.each(['', 'G0123456789ABCDEFI', 'https://example.com', 'XGS', '$', '$$'])('no code of ours is unreadable: %p', (text) => {
  expect(told(list(), text)).toBe('codeUnreadable')
})

describe('the list', () => {
  test('is needed', () => expect(told(null, signedBy(key))).toBe('noList'))

  test('is never used beyond its time', () => {
    const { staleAt } = list()
    const text = shownBy(key, new Date(staleAt), { expiresAt: minutesAfter(NOON, 24 * 60) })
    expect(told(list(), text, { now: new Date(Date.parse(staleAt) - 1) })).toBe('enter')
    expect(told(list(), text, { now: new Date(staleAt) })).toBe('listTooOld')
  })

  test('is not used by a clock that can not be right', () => {
    expect(told(list(), signedBy(key), { sure: false })).toBe('wrongClock')
    expect(told(list({ asOf: secondsAfter(NOON, 61).toISOString() }), signedBy(key))).toBe('wrongClock')
    expect(told(list({ asOf: secondsAfter(NOON, 60).toISOString() }), shownBy(key, NOON))).toBe('enter')
  })
})

describe('this place', () => {
  const text = shownBy(key, NOON)
  test('may be closed', () => expect(told(list({ open: false }), text)).toBe('compoundClosed'))
  test('may have closed this gate', () => expect(told(list(), text, { gateOpen: false })).toBe('gateClosed'))
  test('may be closed as a whole', () => expect(told(list({ open: false }), text, { gateOpen: false })).toBe('compoundClosed'))
  test('may not take this kind of work', () => expect(told(rules({ workKinds: ['courier'] }), text)).toBe('workKind'))

  test('may want e-bikes outside, and lets in who walks', () => {
    expect(told(rules({ eBikes: false }), text)).toBe('eBike')
    expect(told(rules({ eBikes: false }), text, { vehicle: 'foot' })).toBe('enter')
  })

  test('may have hours', () => {
    expect(told(rules({ hours: [{ from: '13:00', to: '14:00' }] }), text)).toBe('outsideHours')
    expect(told(rules({ hours: [{ from: '12:00', to: '14:00' }] }), text)).toBe('enter')
  })

  test('may have a white list', () => {
    const only = (whiteList: GateList['whiteList']) => ({ ...rules({ who: 'whiteList' }), whiteList })
    const row = (no: number, until: Date) => ({ passId: passIdNo(no), until: until.toISOString() })
    expect(told(only([]), text)).toBe('notOnWhiteList')
    expect(told(only([row(2, minutesAfter(NOON, 1))]), text)).toBe('notOnWhiteList')
    expect(told(only([row(2, NOON), row(1, minutesAfter(NOON, 1))]), text)).toBe('enter')
    expect(told(only([row(1, NOON)]), text)).toBe('listingExpired')
  })
})
