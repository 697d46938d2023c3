import { withLiveCode } from '../../contract/pass/passCode'
import { withCity } from '../builders/city/city'
import { gateOf, postedAt, usesOf } from '../builders/city/gate'
import { bindPass, type PassPhone } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
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
          .replace(/(.{50})(.)/, (_all, before: string, letter: string) => `${before}${letter === 'Z' ? 'Y' : 'Z'}`),
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

describe('at a counter', () => {
  const show = (text: string, clerk = scene.clerk, merchantId = scene.merchant) => clerk.must('merchant.verify', { merchantId, text })

  test('a code made for it is a rider, once; a gate’s code is none', async () => {
    const rider = await bindPass(city, await scene.holder())
    const code = rider.code('counter')
    expect(await show(rider.code('gate'))).toMatchObject({ valid: false, refusal: { reason: 'codeOtherAudience' } })
    const checked = async () => (await scene.clerk.must('merchant.today', { merchantId: scene.merchant })).checked
    const before = await checked()
    expect(await show(code)).toMatchObject({ valid: true, holder: { maskedName: expect.any(String) } })
    expect(await checked()).toBe(before + 1)
    expect(await show(code, scene.otherClerk, scene.otherMerchant)).toMatchObject({ valid: false, refusal: { reason: 'codeUsed' } })
  })
})
