import type { LastAccess, PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import { type Arrival, decideArrival, refusalAtGate } from '../../cloudfunctions/domains/pass/rules/arrival'
import { withOwnScan } from '../../cloudfunctions/domains/pass/rules/ownScans'
import { aCompound, aGate, compoundId, gateId, someRules } from '../builders/compounds'
import { aLastUse, anApproval, aPass } from '../builders/passes'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const arrival = (overrides: Partial<Arrival> = {}): Arrival => ({
  compound: aCompound(),
  gate: aGate(),
  direction: 'in',
  ...{ method: 'gateCode', vehicle: 'eBike', code: null, guard: null, requestKey: 'key', at: NOON },
  ...overrides,
})
const minute = (minutes: number) => minutesAfter(NOON, minutes)
const reasonAt = (pass: Partial<PassDocument>, where: Partial<Arrival> = {}) => refusalAtGate(aPass(pass), arrival(where))?.reason ?? null

describe('who comes in', () => {
  const whiteList = { compound: aCompound({ rules: someRules({ who: 'whiteList' }) }) }
  const listed = (until: Date | null) => ({ listings: { [compoundId('sample')]: anApproval({ until }) } })

  test.each<[string, string | null, Partial<PassDocument>, Partial<Arrival>]>([
    ['a pass that holds', null, {}, {}],
    ['a pass that has expired', 'passExpired', { expiresAt: NOON }, {}],
    ['a gate that is closed', 'gateClosed', {}, { gate: aGate({ open: false }) }],
    ['a compound that takes no part', 'compoundClosed', {}, { compound: aCompound({ open: false }) }],
    ['an e-bike where none may', 'eBike', {}, { compound: aCompound({ rules: someRules({ eBikes: false }) }) }],
    ['nobody’s name on the white list', 'notOnWhiteList', {}, whiteList],
    ['a name on it', null, listed(daysAfter(NOON, 1)), whiteList],
    ['a name whose time is over', 'listingExpired', listed(NOON), whiteList],
    ['a name on the list of another compound', 'notOnWhiteList', { listings: { [compoundId('other')]: anApproval() } }, whiteList],
    ['a pass that has expired, at a closed gate', 'passExpired', { expiresAt: NOON }, { gate: aGate({ open: false }) }],
    ['an expired pass that leaves', null, { expiresAt: NOON }, { direction: 'out' }],
  ])('%s: %s', (_, reason, pass, where) => expect(reasonAt(pass, where)).toBe(reason))
})

describe('what is recorded', () => {
  const record = (pass: Partial<PassDocument> = {}, where: Partial<Arrival> = {}) => {
    const decision = decideArrival(aPass(pass), arrival(where))
    return decision.kind === 'record' ? decision.event : null
  }

  test('an entry, with everything that the log shows', () => {
    const guard = { personId: aPass().personId, label: '示例门岗' }
    expect(record({}, { method: 'liveCode', code: { audience: 'gate', step: 7 }, guard })).toMatchObject({
      ...{ outcome: 'enter', method: 'liveCode', vehicle: 'eBike', place: compoundId('sample'), placeName: '示例小区' },
      ...{ gateId: gateId('east'), gateName: '示例东门', guardLabel: '示例门岗', at: NOON, arrivedAt: NOON, refusal: null },
      ...{ code: { audience: 'gate', step: 7 }, requestKey: 'key', exits: false, suspicious: false, undone: false },
    })
  })

  test('a refusal with its reason, and a way out', () => {
    expect(record({ expiresAt: NOON })).toMatchObject({ outcome: 'refused', refusal: { reason: 'passExpired' } })
    expect(record({ expiresAt: NOON }, { direction: 'out' })).toMatchObject({ outcome: 'leave', refusal: null })
  })

  test('that one of the compound’s gates counts who leaves', () => {
    const gates = [aGate(), aGate({ gateId: gateId('west'), exits: true })]
    expect(record({}, { compound: aCompound({ gates }) })).toMatchObject({ exits: true })
  })

  describe('again within minutes', () => {
    const outcome = (last: Partial<LastAccess>, where: Partial<Arrival> = {}) =>
      record({ last: aLastUse(last) }, where)?.outcome ?? 'nothing'
    const code = { audience: 'gate', step: 7 } as const

    test.each<[string, string, Partial<LastAccess>, Partial<Arrival>]>([
      ['the same', 'nothing', {}, { at: minute(4) }],
      ['at another gate', 'nothing', {}, { gate: aGate({ gateId: gateId('west') }), at: minute(4) }],
      ['five minutes later', 'enter', {}, { at: minute(5) }],
      ['a little earlier, by another clock', 'nothing', {}, { at: minute(-1) }],
      ['at another compound', 'enter', { place: compoundId('other') }, { at: minute(1) }],
      ['after leaving', 'enter', { outcome: 'leave' }, { at: minute(1) }],
      ['leaving after coming in', 'leave', {}, { direction: 'out', at: minute(1) }],
      ['after a refusal that no longer holds', 'enter', { outcome: 'refused', reason: 'eBike' }, { at: minute(1) }],
      ['after a guard took it back', 'enter', { corrected: true }, { at: minute(1) }],
      ['with a code, which is used up', 'checked', {}, { code, at: minute(4) }],
    ])('%s: %s', (_, expected, last, where) => expect(outcome(last, where)).toBe(expected))

    test('what is checked says of which arrival it is once more', () => {
      const last = aLastUse({ at: minute(-2) })
      expect(record({ last }, { code })).toMatchObject({ outcome: 'checked', sameAs: { useId: last.useId, at: last.at } })
      expect(record({ last }, { code, at: minute(6) })).toMatchObject({ outcome: 'enter', sameAs: null })
    })

    test('refused for the same reason: once; for another one: again', () => {
      const closed = { gate: aGate({ open: false }), at: minute(1) }
      expect(outcome({ outcome: 'refused', reason: 'gateClosed' }, closed)).toBe('nothing')
      expect(outcome({ outcome: 'refused', reason: 'eBike' }, closed)).toBe('refused')
    })
  })

  describe('posters-scanned-in-turn: a rider’s own scans have an end', () => {
    const thirty = Array.from({ length: 30 }, (_, n) => minute(-58 + n))
    const full = { ownScans: thirty }
    const inside = { ...full, insideOf: compoundId('sample') }

    test.each<[string, string | null, Partial<PassDocument>, Partial<Arrival>]>([
      ['the thirty-first within an hour', null, full, {}],
      ['one refused by the rules', null, full, { gate: aGate({ open: false }) }],
      ['an hour after the first', 'enter', full, { at: minute(2) }],
      ['the thirtieth', 'enter', { ownScans: thirty.slice(1) }, {}],
      ['a guard’s scan', 'enter', full, { method: 'liveCode', code: { audience: 'gate', step: 7 } }],
      ['leaving where they are inside', 'leave', inside, { direction: 'out' }],
      ['leaving where they are not', null, full, { direction: 'out' }],
    ])('%s: %s', (_, expected, pass, where) => expect(record(pass, where)?.outcome ?? null).toBe(expected))

    test('says from when on it works again, and a retry is answered with what it has recorded', () => {
      const refusal = { reason: 'tooManyScans', until: minute(2).toISOString() }
      expect(decideArrival(aPass(full), arrival())).toEqual({ kind: 'nothing', refusal, unlessBy: 'key' })
    })

    test('the pass keeps those of the last hour, thirty at most', () => {
      expect(withOwnScan(full, NOON)).toEqual([...thirty.slice(1), NOON])
      expect(withOwnScan(full, minute(10))).toEqual([...thirty.slice(9), minute(10)])
      expect(withOwnScan({}, NOON)).toEqual([NOON])
    })
  })

  describe('since when somebody waits', () => {
    const first = minute(-20)
    const arrivedAt = (last: Partial<LastAccess>, where: Partial<Arrival> = {}) =>
      record({ last: aLastUse({ at: first, arrivedAt: first, ...last }) }, where)?.arrivedAt

    test.each<[string, Date, Partial<LastAccess>, Partial<Arrival>]>([
      ['refused there 20 minutes ago: since then', first, { outcome: 'refused', reason: 'eBike' }, {}],
      ['kept out by the guard: since then', first, { corrected: true }, {}],
      ['let in 20 minutes ago, and here again: now', NOON, {}, {}],
      ['refused 40 minutes ago: now', NOON, { outcome: 'refused', at: minute(-40) }, {}],
      ['refused elsewhere: now', NOON, { outcome: 'refused', place: compoundId('other') }, {}],
      ['the same arrival: since it', first, { at: minute(-1) }, { code: { audience: 'gate', step: 7 } }],
    ])('%s', (_, since, last, where) => expect(arrivedAt(last, where)).toEqual(since))
  })
})
