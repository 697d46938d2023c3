import type { AccessEvent } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import type { PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import { correctLastAccess } from '../../cloudfunctions/domains/pass/effects'
import { decideGuardRefusal, decideUndo, undoableUntil } from '../../cloudfunctions/domains/pass/rules/correction'
import { decideTry, type Try } from '../../cloudfunctions/domains/pass/rules/digitTries'
import { decideOfflineArrival, type OfflineProof } from '../../cloudfunctions/domains/pass/rules/offlineArrival'
import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import type { PersonId } from '../../contract/kernel/ids'
import type { OfflineUse } from '../../contract/pass/gate'
import { HMAC_SHA256, MAC_BYTES, stepAt } from '../../contract/pass/passCode'
import { aCompound, aGate } from '../builders/compounds'
import { aDevice, aLastUse, aPass } from '../builders/passes'
import { minutesAfter, NOON } from '../builders/time'
import { aUse } from '../builders/uses'

const minute = (minutes: number) => minutesAfter(NOON, minutes)

describe('a guard', () => {
  const guard = 'per_guard' as PersonId
  const byGuard = (fields: Partial<AccessEvent> = {}) => aUse({ guardId: guard, ...fields })
  const keepOut = (use: AccessEvent, now: Date) => decideGuardRefusal(use, { reason: 'noHelmet', by: guard }, [], now)

  test('takes a scan back, or keeps somebody out, within five minutes, once', () => {
    const use = byGuard()
    const corrected = correctLastAccess({ passId: use.passId, useId: use._id })
    expect(decideUndo(use, guard, minute(5))).toEqual({ kind: 'change', next: { undone: true }, effects: [corrected] })
    const told = deleteStoredFile({ fileId: 'sample' })
    expect(decideGuardRefusal(use, { reason: 'noHelmet', by: guard }, [told], minute(2))).toEqual({
      kind: 'change',
      next: { outcome: 'refused', guardRefusal: 'noHelmet', refusedAt: minute(2), refusedBy: guard },
      effects: [corrected, told],
    })
  })

  test('not twice', () => {
    const [undone, refused] = [byGuard({ undone: true }), byGuard({ refusedAt: NOON })]
    for (const decision of [decideUndo(undone, guard, NOON), keepOut(undone, NOON), keepOut(refused, NOON)])
      expect(decision).toMatchObject({ refusal: { code: 'ALREADY_CORRECTED' } })
  })

  test('not later', () => {
    for (const decide of [keepOut, (use: AccessEvent, now: Date) => decideUndo(use, guard, now)])
      expect(decide(byGuard(), new Date(minute(5).getTime() + 1))).toMatchObject({
        refusal: { code: 'TOO_LATE', details: { minutes: 5 } },
      })
  })

  test('UM1: undoes a refusal of their own, for five minutes from the refusal', () => {
    const use = aUse({ outcome: 'refused', guardRefusal: 'noHelmet', refusedAt: minute(4), refusedBy: guard })
    expect(undoableUntil(use, guard)).toEqual(minute(9))
    expect(decideUndo(use, guard, minute(9))).toMatchObject({ kind: 'change', next: { undone: true } })
  })

  test.each<[string, Partial<AccessEvent>]>([
    ['a rider who scanned the posted code alone', { guardId: null }],
    ['a scan of a colleague', { guardId: 'per_other' as PersonId }],
    ['a refusal of a colleague', { refusedAt: NOON, refusedBy: 'per_other' as PersonId }],
  ])('UM1: undoes nothing of others: %s', (_, fields) => {
    expect(undoableUntil(byGuard(fields), guard)).toBeNull()
    expect(decideUndo(byGuard(fields), guard, NOON)).toMatchObject({ refusal: { code: 'NOT_YOURS' } })
  })
})

describe('a try to say six digits', () => {
  const tries = (...minutes: number[]): Try[] => minutes.map((n) => ({ key: `try ${n}`, at: minute(n) }))
  const ask = (known: Try[], counter: 'guard' | 'tail', n: number, key = 'asked') => decideTry(known, counter, { key, at: minute(n) })

  test('is counted', () => {
    const asked = { key: 'asked', at: minute(2) }
    expect(ask(tries(0, 1), 'tail', 2)).toEqual({ kind: 'take', tries: [...tries(0, 1), asked], at: asked.at })
  })

  test('is the fourth about one rider, the ninth of one guard in an hour: it has to wait until the oldest of them is over', () => {
    expect(ask(tries(0, 1, 2), 'tail', 59)).toEqual({ kind: 'wait', until: minute(60) })
    expect(ask(tries(0, 1, 2, 3, 4, 5, 6, 7), 'guard', 59)).toEqual({ kind: 'wait', until: minute(60) })
    expect(ask(tries(0, 1, 2), 'guard', 59)).toMatchObject({ kind: 'take' })
  })

  test('is possible again when an hour is over, and the old one is forgotten', () =>
    expect(ask(tries(0, 1, 2), 'tail', 60)).toMatchObject({ kind: 'take', tries: [...tries(1, 2), { key: 'asked' }] }))

  test('that comes again is the same, also when there is none left: judged as it was then', () =>
    expect(ask(tries(0, 1, 2), 'tail', 30, 'try 1')).toEqual({ kind: 'take', tries: tries(0, 1, 2), at: minute(1) }))
})

describe('what a guard decided without network', () => {
  const code = {
    algorithm: HMAC_SHA256,
    keyNo: 1,
    audience: 'gate',
    passId: aPass()._id,
    step: stepAt(NOON),
    mac: new Uint8Array(MAC_BYTES),
  } as const
  const proof: OfflineProof = { isSignedByUs: true, keyNo: 1, issuedAt: minute(-60), expiresAt: minute(60), code, isCodeUsed: false }
  const enter = (pass: Partial<PassDocument> = {}, shown: Partial<OfflineProof> = {}, use: Partial<OfflineUse> = {}, now = minute(30)) => {
    const decision = decideOfflineArrival(aPass({ device: aDevice(), ...pass }), {
      ...{ compound: aCompound(), gate: aGate(), guard: null, requestKey: 'key', now },
      proof: { ...proof, ...shown },
      decision: { at: NOON.toISOString(), vehicle: 'eBike', refusal: null, ...use },
    })
    return decision.kind === 'record' ? decision.event : null
  }

  test('is entered as it was then', () =>
    expect(enter()).toMatchObject({ outcome: 'enter', method: 'offlinePass', at: NOON, suspicious: false, code: { step: code.step } }))

  test('is no later than now, whatever the guard’s clock says', () => expect(enter({}, {}, {}, minute(-1))?.at).toEqual(minute(-1)))

  test.each<[string, Partial<PassDocument>, Partial<OfflineProof>]>([
    ['a signature of somebody else', {}, { isSignedByUs: false }],
    ['a pass that was signed for another phone', {}, { keyNo: 2 }],
    ['a pass of which no phone makes codes', { device: null }, {}],
    ['a pass that had run out', {}, { expiresAt: minute(-3) }],
    ['a pass that was signed later', {}, { issuedAt: minute(3) }],
    ['no code of the moment: a picture of the signed pass', {}, { code: null }],
    ['a code of another minute', {}, { code: { ...code, step: code.step - 20 } }],
    ['a code of a later minute', {}, { code: { ...code, step: code.step + 20 } }],
    ['a code that was used', {}, { isCodeUsed: true }],
    ['a pass that didn’t hold then', { expiresAt: NOON }, {}],
  ])('is suspicious: %s', (_, pass, shown) => expect(enter(pass, shown)).toMatchObject({ outcome: 'enter', suspicious: true }))

  test.each<[string, Partial<PassDocument>, Partial<OfflineProof>]>([
    ['a guard’s clock that is two minutes off', {}, { expiresAt: minute(-2), code: { ...code, step: code.step - 8 } }],
    ['what the district has decided since', { sanction: { kind: 'revoke', reason: 'conduct', since: minute(1), until: null } }, {}],
    ['newer codes that were used since', { usedSteps: { gate: code.step + 50, counter: 0 } }, {}],
  ])('is not: %s', (_, pass, shown) => expect(enter(pass, shown)).toMatchObject({ suspicious: false }))

  test('is the same arrival as a scan of minutes ago; what is suspicious is entered even so', () => {
    const last = aLastUse({ at: minute(-2) })
    expect(enter({ last })).toMatchObject({ outcome: 'checked', suspicious: false })
    expect(enter({ last }, { code: null })).toMatchObject({ outcome: 'checked', suspicious: true })
  })

  test('is a refusal of the guard’s', () =>
    expect(enter({ expiresAt: NOON }, {}, { refusal: 'noHelmet' })).toMatchObject({
      ...{ outcome: 'refused', guardRefusal: 'noHelmet', refusedAt: NOON, refusal: null, suspicious: false },
    }))
})
