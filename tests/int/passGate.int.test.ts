import { compounds } from '../../cloudfunctions/shared/compounds/compoundDocument'
import { passes, passIdOfRider } from '../../cloudfunctions/shared/pass/passDocument'
import { uses } from '../../cloudfunctions/shared/pass/useDocument'
import { gateCodeText } from '../../contract/gateCode'
import { withLiveCode } from '../../contract/signedPass'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { bindPass, type PassPhone } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { someRules } from '../builders/compounds'
import { minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const gateOf = async (compoundId: Scene['compound']) => {
  const gate = (await compounds.get(compoundId))?.gates[0]
  if (!gate) throw new Error('no gate')
  return gate
}
const postedAt = async (compoundId: Scene['compound'], direction: 'in' | 'out' = 'in') =>
  gateCodeText({ code: (await gateOf(compoundId)).code, direction })

const usesOf = ({ riderId }: Phone) => uses.find('pass', { equals: { passId: passIdOfRider(riderId) }, limit: 100 })
const later = (minutes: number) => {
  city.now = minutesAfter(city.now, minutes)
}

/** Sets rules for one test. */
const withRules = (rules: Parameters<typeof someRules>[0]) => compounds.update(scene.compound, {}, { rules: someRules(rules) })
afterEach(() => withRules({}))

describe('a rider scans the code at the gate', () => {
  const scan = async (rider: Phone, vehicle: 'eBike' | 'foot' = 'eBike', requestId = newRequestId()) =>
    rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle }, requestId)

  test('one call answers with everything that the screen shows, and the entry is in the log', async () => {
    const rider = await scene.holder()
    const verdict = await scan(rider)
    expect(verdict).toMatchObject({
      outcome: 'enter',
      repeated: false,
      method: 'gateCode',
      compound: { compoundId: scene.compound },
      holder: { maskedName: expect.stringMatching(/^.\*$/) },
      refusal: null,
    })
    const { uses: log } = await scene.guard.must('gate.today', { compoundId: scene.compound })
    expect(log[0]).toMatchObject({ useId: verdict.useId, outcome: 'enter', undone: false })
  })

  test('again within minutes, a retry or another gate of the compound: one entry', async () => {
    const rider = await scene.holder()
    const requestId = newRequestId()
    const first = await scan(rider, 'eBike', requestId)
    expect(await scan(rider, 'eBike', requestId)).toMatchObject({ useId: first.useId, at: first.at, outcome: 'enter' })
    later(2)
    expect(await scan(rider)).toMatchObject({ useId: first.useId, at: first.at, repeated: true })
    expect(await usesOf(rider)).toHaveLength(1)
    later(5)
    expect(await scan(rider)).toMatchObject({ repeated: false })
    expect(await usesOf(rider)).toHaveLength(2)
  })

  test('many at once are one entry', async () => {
    const rider = await scene.holder()
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => scan(rider)))
    expect(new Set(verdicts.map(({ useId }) => useId)).size).toBe(1)
    expect(await usesOf(rider)).toHaveLength(1)
  })

  test('two compounds are two entries, also when scanned at one instant', async () => {
    const rider = await scene.holder()
    const codes = await Promise.all([postedAt(scene.compound), postedAt(scene.otherCompound)])
    const verdicts = await Promise.all(codes.map((gateCode) => rider.must('pass.enterGate', { gateCode, vehicle: 'foot' })))
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['enter', 'enter'])
    expect(await usesOf(rider)).toHaveLength(2)
  })

  test('a refusal says why, walking in is another question, and the log has both', async () => {
    const rider = await scene.holder()
    await withRules({ eBikes: false })
    expect(await scan(rider)).toMatchObject({ outcome: 'refused', refusal: { reason: 'eBike', closed: [] } })
    expect(await scan(rider)).toMatchObject({ outcome: 'refused', repeated: true })
    expect(await scan(rider, 'foot')).toMatchObject({ outcome: 'enter', repeated: false })
    expect((await usesOf(rider)).map(({ outcome }) => outcome)).toEqual(['enter', 'refused'])
  })

  test('going out is never refused, and ends being inside', async () => {
    const rider = await scene.holder()
    await scan(rider)
    const pass = await passes.get(passIdOfRider(rider.riderId))
    expect(pass?.insideOf).toBe(scene.compound)
    await compounds.update(scene.compound, {}, { open: false })
    const out = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound, 'out'), vehicle: 'eBike' })
    await compounds.update(scene.compound, {}, { open: true })
    expect(out).toMatchObject({ outcome: 'leave', refusal: null })
    expect(await passes.get(passIdOfRider(rider.riderId))).toMatchObject({ insideOf: null })
  })

  test.each([
    ['nothing of ours', 'https://example.com/'],
    ['a code that no gate has', 'GZZZZZZZZZZZZZZZZI'],
    ['a code of a pass', 'XGM2400208024H36H2NCSVRH68749GW02VV7GPRR7WAADQN795132581RG'],
  ])('%s opens nothing', async (_, gateCode) => {
    const rider = await scene.holder()
    expect(await rider.must('pass.enterGate', { gateCode, vehicle: 'foot' })).toMatchObject({
      refusal: { reason: 'unknownGate' },
      useId: null,
    })
  })

  test('who has no pass hears that, and leaves no trace', async () => {
    const stranger = scene.stranger()
    expect(await scan(stranger)).toMatchObject({ outcome: 'refused', holder: null, refusal: { reason: 'noPass' } })
    expect(await usesOf(stranger)).toEqual([])
  })
})

describe('a guard scans the rider’s code', () => {
  const scan = async (guard: Phone, text: string, { compoundId = scene.compound, requestId = newRequestId() } = {}) =>
    guard.must(
      'gate.verify',
      { compoundId, gateId: (await gateOf(compoundId)).gateId, credential: { kind: 'code', text }, vehicle: 'eBike' },
      requestId,
    )
  const aBoundPhone = async (): Promise<PassPhone> => bindPass(city, await scene.holder())

  test('it is a rider, seen with everything that the guard compares', async () => {
    const rider = await aBoundPhone()
    expect(await scan(scene.guard, rider.code())).toMatchObject({
      outcome: 'enter',
      method: 'liveCode',
      holder: { maskedName: expect.any(String) },
    })
  })

  test('a code is dead after its first use, at the same gate and at any other', async () => {
    const rider = await aBoundPhone()
    const code = rider.code()
    await scan(scene.guard, code)
    expect(await scan(scene.guard, code)).toMatchObject({ refusal: { reason: 'codeUsed' } })
    expect(await scan(scene.otherGuard, code, { compoundId: scene.otherCompound })).toMatchObject({ refusal: { reason: 'codeUsed' } })
    expect(await usesOf(rider)).toHaveLength(1)
  })

  test('of guards who scan one code at one instant one lets in, whichever compound they stand at', async () => {
    const rider = await aBoundPhone()
    const code = rider.code()
    const verdicts = await Promise.all([
      ...Array.from({ length: 4 }, () => scan(scene.guard, code)),
      ...Array.from({ length: 4 }, () => scan(scene.otherGuard, code, { compoundId: scene.otherCompound })),
    ])
    expect(verdicts.filter(({ outcome }) => outcome === 'enter')).toHaveLength(1)
    expect(verdicts.filter(({ refusal }) => refusal?.reason === 'codeUsed')).toHaveLength(7)
  })

  test('also when the rider has just come in there, so that the entry is the same', async () => {
    const rider = await aBoundPhone()
    await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    const code = rider.code()
    const verdicts = await Promise.all([scan(scene.guard, code), scan(scene.otherGuard, code, { compoundId: scene.otherCompound })])
    expect(verdicts.map(({ outcome }) => outcome).toSorted()).toEqual(['enter', 'refused'])
  })

  test('a lost reply: the same request again shows the same entry', async () => {
    const rider = await aBoundPhone()
    const [code, requestId] = [rider.code(), newRequestId()]
    const first = await scan(scene.guard, code, { requestId })
    expect(await scan(scene.guard, code, { requestId })).toMatchObject({ outcome: 'enter', useId: first.useId, at: first.at })
  })

  test('after a scan of the gate’s code it is the same entry', async () => {
    const rider = await aBoundPhone()
    const own = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    expect(await scan(scene.guard, rider.code())).toMatchObject({ outcome: 'enter', useId: own.useId, repeated: true })
    expect((await usesOf(rider)).filter(({ outcome }) => outcome === 'enter')).toHaveLength(1)
  })

  test.each([
    ['31 seconds old', 'codeExpired', (rider: PassPhone) => rider.code('gate', -45)],
    ['of the future', 'codeFuture', (rider: PassPhone) => rider.code('gate', 30)],
    ['made for a counter', 'codeOtherAudience', (rider: PassPhone) => rider.code('counter')],
    [
      'with one letter changed',
      'codeForged',
      (rider: PassPhone) =>
        rider
          .code()
          .replace(/.$/, '0')
          .replace(/(.{50})./, '$1Z'),
    ],
    ['of another version', 'codeOtherVersion', (rider: PassPhone) => rider.code().replace(/^XGM./, 'XGMZ')],
    ['no code of ours', 'codeUnreadable', () => 'https://example.com/'],
  ])('%s: %s', async (_, reason, make) => {
    const rider = await aBoundPhone()
    expect(await scan(scene.guard, make(rider))).toMatchObject({ outcome: 'refused', useId: null, refusal: { reason } })
    expect(await usesOf(rider)).toEqual([])
  })

  test('a code captured and shown later is dead 30 seconds after it appeared', async () => {
    const rider = await aBoundPhone()
    const code = rider.code()
    city.now = new Date(city.now.getTime() + 30_000)
    expect(await scan(scene.guard, code)).toMatchObject({ refusal: { reason: 'codeExpired' } })
  })

  test('a moved pass: the old phone’s codes are dead at once, and say so', async () => {
    const phone = await scene.holder()
    const old = await bindPass(city, phone)
    const fresh = await bindPass(city, phone, { number: 2, move: true })
    expect(await scan(scene.guard, old.code())).toMatchObject({ refusal: { reason: 'codeOtherPhone' } })
    expect(await scan(scene.guard, fresh.code())).toMatchObject({ outcome: 'enter' })
  })

  test('a removed rider for conduct is out at the next scan', async () => {
    const rider = await aBoundPhone()
    await scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'conduct' })
    expect(await scan(scene.guard, rider.code())).toMatchObject({ refusal: { reason: 'passSuspended', end: 'removedForConduct' } })
  })

  test('a signed pass alone does not do while there is network', async () => {
    const rider = await aBoundPhone()
    expect(await scan(scene.guard, await rider.signed())).toMatchObject({ refusal: { reason: 'codeNeedsLive' } })
    expect(await scan(scene.guard, withLiveCode(await rider.signed(), rider.code()))).toMatchObject({ outcome: 'enter' })
  })

  test('a gate of another compound is not there', async () => {
    const rider = await aBoundPhone()
    const reply = await scene.guard.call('gate.verify', {
      compoundId: scene.compound,
      gateId: 'gat_nowhere',
      credential: { kind: 'code', text: rider.code() },
      vehicle: 'eBike',
    })
    expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('six digits', () => {
  const say = async (guard: Phone, rider: Phone, digits: string) =>
    guard.must('gate.verify', {
      compoundId: scene.compound,
      gateId: (await gateOf(scene.compound)).gateId,
      credential: { kind: 'digits', phoneTail: rider.phoneNumber.slice(-4), digits },
      vehicle: 'foot',
    })

  test('with the phone tail find the rider, once', async () => {
    const rider = await bindPass(city, await scene.holder())
    const digits = rider.digits()
    expect(await say(scene.guard, rider, digits)).toMatchObject({ outcome: 'enter', method: 'digits' })
    expect(await say(scene.guard, rider, digits)).toMatchObject({ refusal: { reason: 'codeUsed' } })
  })

  test('wrong ones are counted, and the right ones no longer help while they are', async () => {
    const rider = await bindPass(city, await scene.holder())
    const wrong = String((Number(rider.digits()) + 1) % 1_000_000).padStart(6, '0')
    for (let tries = 0; tries < 3; tries += 1)
      expect(await say(scene.guard, rider, wrong)).toMatchObject({ refusal: { reason: 'digitsWrong' } })
    expect(await say(scene.guard, rider, rider.digits())).toMatchObject({ refusal: { reason: 'tooManyTries' } })
    expect(await say(scene.propertyManager, rider, rider.digits())).toMatchObject({ refusal: { reason: 'tooManyTries' } })
    later(31)
    expect(await say(scene.guard, rider, rider.digits())).toMatchObject({ outcome: 'enter' })
  })

  test('many at once are counted as many', async () => {
    const rider = await bindPass(city, await scene.holder())
    const guesses = Array.from({ length: 20 }, (_, at) => String(at).padStart(6, '0')).filter((one) => one !== rider.digits())
    later(60)
    const verdicts = await Promise.all(guesses.map((digits) => say(scene.propertyManager, rider, digits)))
    expect(verdicts.filter(({ refusal }) => refusal?.reason === 'digitsWrong').length).toBeLessThanOrEqual(3)
  })
})

describe('a guard corrects', () => {
  const arrive = async () => {
    const rider = await scene.holder()
    const { useId } = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    if (!useId) throw new Error('nothing recorded')
    return { rider, useId }
  }
  const here = () => ({ compoundId: scene.compound })

  test('undone within minutes, and the next scan is an entry of its own', async () => {
    const { rider, useId } = await arrive()
    expect(await scene.guard.must('gate.undo', { ...here(), useId })).toMatchObject({ undone: true })
    const again = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    expect(again).toMatchObject({ repeated: false })
    expect(await scene.guard.call('gate.undo', { ...here(), useId })).toMatchObject({ error: { code: 'ALREADY_CORRECTED' } })
  })

  test('refused with a reason: the property manager hears why and how long the rider waited', async () => {
    await scene.propertyManager.agree()
    const { useId } = await arrive()
    later(3)
    const row = await scene.guard.must('gate.refuse', { ...here(), useId, reason: 'notThePerson' })
    expect(row).toMatchObject({ outcome: 'refused', guardRefusal: 'notThePerson' })
    expect(row.waitedSeconds).toBeGreaterThanOrEqual(180)
    expect((await inboxOf(scene.propertyManager))[0]).toMatchObject({ kind: 'gateRefused', reason: 'notThePerson', waitedMinutes: 3 })
  })

  test('not after five minutes, and never what was at another compound', async () => {
    const { useId } = await arrive()
    expect(await scene.otherGuard.call('gate.undo', { compoundId: scene.otherCompound, useId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    later(6)
    expect(await scene.guard.call('gate.undo', { ...here(), useId })).toMatchObject({
      error: { code: 'TOO_LATE', details: { minutes: 5 } },
    })
  })
})

describe('what was decided without network', () => {
  const offlineUse = async (rider: PassPhone, text?: string, localId = newRequestId()) => ({
    localId,
    gateId: (await gateOf(scene.compound)).gateId,
    at: city.now.toISOString(),
    text: text ?? withLiveCode(await rider.signed(), rider.code()),
    vehicle: 'eBike' as const,
    refusal: null,
  })
  const sync = (uses: Awaited<ReturnType<typeof offlineUse>>[]) => scene.guard.must('gate.sync', { compoundId: scene.compound, uses })

  test('is entered once, however often it is sent', async () => {
    const rider = await bindPass(city, await scene.holder())
    const use = await offlineUse(rider)
    later(40)
    const recorded = { results: [{ localId: use.localId, result: 'recorded' }] }
    expect(await sync([use])).toEqual(recorded)
    expect(await sync([use])).toEqual(recorded)
    expect(await usesOf(rider)).toMatchObject([{ outcome: 'enter', method: 'offlinePass', suspicious: false, at: new Date(use.at) }])
  })

  test('a forged rotating code, a captured one and a pass that had ended are entered as suspicious', async () => {
    const [forger, captured, ended] = [
      await bindPass(city, await scene.holder()),
      await bindPass(city, await scene.holder()),
      await bindPass(city, await scene.holder()),
    ]
    const alone = await offlineUse(forger, await forger.signed())
    const twice = await offlineUse(captured)
    const late = await offlineUse(ended)
    await scene.manager.must('station.remove', { riderId: ended.riderId, reason: 'conduct' })
    later(10)
    const after = { ...(await offlineUse(ended, late.text)), at: city.now.toISOString() }
    const again = { ...twice, localId: newRequestId(), at: minutesAfter(new Date(twice.at), 8).toISOString() }
    const { results } = await sync([alone, twice, again, after])
    expect(results.map(({ result }) => result)).toEqual(['suspicious', 'recorded', 'suspicious', 'suspicious'])
  })

  test('what names nobody is not entered', async () => {
    const rider = await bindPass(city, await scene.holder())
    expect(await sync([await offlineUse(rider, 'XGSNONSENSE')])).toMatchObject({ results: [{ result: 'unknown' }] })
  })
})

describe('at a counter', () => {
  const show = (text: string, clerk = scene.clerk, merchantId = scene.merchant) => clerk.must('merchant.verify', { merchantId, text })

  test('a code made for it is a rider, once; a gate’s code is none', async () => {
    const rider = await bindPass(city, await scene.holder())
    const code = rider.code('counter')
    expect(await show(rider.code('gate'))).toMatchObject({ valid: false, refusal: { reason: 'codeOtherAudience' } })
    expect(await show(code)).toMatchObject({ valid: true, holder: { maskedName: expect.any(String) } })
    expect(await show(code, scene.otherClerk, scene.otherMerchant)).toMatchObject({ valid: false, refusal: { reason: 'codeUsed' } })
  })
})

describe('who is erased', () => {
  test('is out everywhere; the log keeps what happened without a name', async () => {
    const rider = await bindPass(city, await scene.holder())
    await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    await rider.must('rider.withdraw', {})
    expect(await passes.get(passIdOfRider(rider.riderId))).toBeNull()
    expect(await usesOf(rider)).toMatchObject([{ holder: null, outcome: 'enter' }])
    const { ended } = await scene.guard.must('gate.offlineList', { compoundId: scene.compound })
    expect(ended).toContainEqual({ passId: passIdOfRider(rider.riderId), keyNo: null })
    const gate = await gateOf(scene.compound)
    const credential = { kind: 'code' as const, text: rider.code() }
    const verdict = await scene.guard.must('gate.verify', { compoundId: scene.compound, gateId: gate.gateId, credential, vehicle: 'foot' })
    expect(verdict).toMatchObject({ refusal: { reason: 'noPass' } })
  })
})
