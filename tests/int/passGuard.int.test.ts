import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import type { OfflineUse } from '../../contract/pass/gate'
import { withLiveCode } from '../../contract/pass/passCode'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { gateOf, postedAt, usesOf, wait } from '../builders/city/gate'
import { bindPass, type PassPhone } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aCompound, compoundId } from '../builders/compounds'
import { anApproval } from '../builders/passes'
import { minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

describe('six digits', () => {
  const say = async (guard: Phone, rider: Phone, digits: string, requestId = newRequestId()) => {
    const { gateId } = await gateOf(scene.compound)
    const credential = { kind: 'digits' as const, phoneTail: rider.phoneNumber.slice(-4), digits }
    return guard.must('gate.verify', { compoundId: scene.compound, gateId, credential, vehicle: 'foot' }, requestId)
  }
  const wrongFor = (rider: PassPhone, off = 1) => String((Number(rider.digits()) + off) % 1_000_000).padStart(6, '0')

  test('with the phone tail find the rider, once', async () => {
    const rider = await bindPass(city, await scene.holder())
    const digits = rider.digits()
    expect(await say(scene.guard, rider, digits)).toMatchObject({ outcome: 'enter', method: 'digits' })
    expect(await say(scene.guard, rider, digits)).toMatchObject({ refusal: { reason: 'codeUsed' } })
  })

  test('wrong ones are counted, and the right ones no longer help while they are', async () => {
    const rider = await bindPass(city, await scene.holder())
    const wrong = wrongFor(rider)
    for (let tries = 0; tries < 3; tries += 1)
      expect(await say(scene.guard, rider, wrong)).toMatchObject({ refusal: { reason: 'digitsWrong' } })
    expect(await say(scene.guard, rider, rider.digits())).toMatchObject({ refusal: { reason: 'tooManyTries' } })
    expect(await say(scene.propertyManager, rider, rider.digits())).toMatchObject({ refusal: { reason: 'tooManyTries' } })
    wait(city, 61)
    expect(await say(scene.guard, rider, rider.digits())).toMatchObject({ outcome: 'enter' })
  })

  test('digits of a rider locked everywhere by strangers: wrong ones elsewhere never lock a rider out at home', async () => {
    const rider = await bindPass(city, await scene.holder({ listings: { [scene.compound]: anApproval() } }))
    const credential = { kind: 'digits' as const, phoneTail: rider.phoneNumber.slice(-4), digits: wrongFor(rider) }
    for (let strangers = 0; strangers < 4; strangers += 1) {
      const strange = compoundId(`strange${strangers}`)
      await compounds.insert(aCompound({ _id: strange }))
      const guard = city.phone(`strange_guard${strangers}`)
      await city.grant(guard, { role: 'guard', compoundId: strange })
      const { gateId } = await gateOf(strange)
      const sayThere = () => guard.must('gate.verify', { compoundId: strange, gateId, credential, vehicle: 'foot' })
      for (let tries = 0; tries < 3; tries += 1) {
        const { refusal } = await sayThere()
        expect(refusal?.reason).toBe(strangers * 3 + tries < 5 ? 'digitsWrong' : 'tooManyTries')
      }
    }
    expect(await say(scene.guard, rider, rider.digits())).toMatchObject({ outcome: 'enter' })
  })

  test('many at once are counted as many', async () => {
    const rider = await bindPass(city, await scene.holder())
    const guesses = Array.from({ length: 20 }, (_, at) => String(at).padStart(6, '0')).filter((one) => one !== rider.digits())
    wait(city, 60)
    const verdicts = await Promise.all(guesses.map((digits) => say(scene.propertyManager, rider, digits)))
    expect(verdicts.filter(({ refusal }) => refusal?.reason === 'digitsWrong').length).toBeLessThanOrEqual(3)
  })

  test('a lost reply: the same request shows the same entry, also when the digits are long dead', async () => {
    const rider = await bindPass(city, await scene.holder())
    const [digits, requestId] = [rider.digits(), newRequestId()]
    const first = await say(scene.guard, rider, digits, requestId)
    wait(city, 2)
    expect(await say(scene.guard, rider, digits, requestId)).toMatchObject({ outcome: 'enter', useId: first.useId, at: first.at })
  })

  test('one requestId buys one try: other digits under it are counted, the same ones are no new guess', async () => {
    const rider = await bindPass(city, await scene.holder())
    wait(city, 61)
    const requestId = newRequestId()
    const later = rider.digits(30)
    expect(await say(scene.guard, rider, later, requestId)).toMatchObject({ refusal: { reason: 'digitsWrong' } })
    city.now = new Date(city.now.getTime() + 30_000)
    expect(await say(scene.guard, rider, later, requestId)).toMatchObject({ refusal: { reason: 'digitsWrong' } })
    for (const off of [1, 2]) await say(scene.guard, rider, wrongFor(rider, off), requestId)
    expect(await say(scene.guard, rider, rider.digits())).toMatchObject({ refusal: { reason: 'tooManyTries' } })
  })

  test('a phone tail that is blocked costs the guard no try', async () => {
    const [blocked, other] = [await bindPass(city, await scene.holder()), await bindPass(city, await scene.holder())]
    wait(city, 61)
    for (let tries = 0; tries < 12; tries += 1) await say(scene.guard, blocked, wrongFor(blocked))
    expect(await say(scene.guard, other, other.digits())).toMatchObject({ outcome: 'enter' })
  })

  test('where too many riders share a phone tail the code has to be shown', async () => {
    const shared = await bindPass(city, await scene.holder())
    const tailIndex = (await passes.get(shared.passId))?.tailIndex ?? null
    for (let n = 0; n < 10; n += 1) await scene.holder({ tailIndex })
    expect(await say(scene.guard, shared, shared.digits())).toMatchObject({ refusal: { reason: 'codeNeedsLive' } })
  })
})

describe('what was decided without network', () => {
  const offlineUse = async (rider: PassPhone, text?: string, localId = newRequestId()): Promise<OfflineUse> => ({
    localId,
    gateId: (await gateOf(scene.compound)).gateId,
    at: city.now.toISOString(),
    text: text ?? withLiveCode(await rider.signed(), rider.code()),
    vehicle: 'eBike',
    refusal: null,
  })
  const sync = (uses: OfflineUse[]) => scene.guard.must('gate.sync', { compoundId: scene.compound, uses })

  test('is entered once, however often it is sent', async () => {
    const rider = await bindPass(city, await scene.holder())
    const use = await offlineUse(rider)
    wait(city, 40)
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
    wait(city, 10)
    const after = { ...(await offlineUse(ended, late.text)), at: city.now.toISOString() }
    const again = { ...twice, localId: newRequestId(), at: minutesAfter(new Date(twice.at), 8).toISOString() }
    const { results } = await sync([alone, twice, again, after])
    expect(results.map(({ result }) => result)).toEqual(['suspicious', 'recorded', 'suspicious', 'suspicious'])
  })

  test('what comes after newer codes were used is believed, if its own was not', async () => {
    const rider = await bindPass(city, await scene.holder())
    const use = await offlineUse(rider)
    wait(city, 10)
    const credential = { kind: 'code' as const, text: rider.code() }
    const { gateId } = await gateOf(scene.otherCompound)
    await scene.otherGuard.must('gate.verify', { compoundId: scene.otherCompound, gateId, credential, vehicle: 'eBike' })
    expect(await sync([use])).toMatchObject({ results: [{ result: 'recorded' }] })
    expect(await sync([{ ...use, localId: newRequestId() }])).toMatchObject({ results: [{ result: 'suspicious' }] })
  })

  test('a copied signed pass is entered as suspicious, also minutes after its rider, and who was kept out, too', async () => {
    const rider = await bindPass(city, await scene.holder())
    await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    wait(city, 1)
    const copied = await offlineUse(rider, await rider.signed())
    const keptOut = await offlineUse(rider, copied.text)
    await sync([copied, { ...keptOut, refusal: 'notThePerson' }])
    expect(await usesOf(rider)).toContainEqual(expect.objectContaining({ outcome: 'checked', suspicious: true }))
    expect(await usesOf(rider)).toContainEqual(expect.objectContaining({ outcome: 'refused', guardRefusal: 'notThePerson' }))
  })

  test('one name for two riders is two entries', async () => {
    const riders = [await bindPass(city, await scene.holder()), await bindPass(city, await scene.holder())] as const
    const localId = newRequestId()
    for (const rider of riders) expect(await sync([await offlineUse(rider, undefined, localId)])).toMatchObject({ results: [{ localId }] })
    for (const rider of riders) expect(await usesOf(rider)).toHaveLength(1)
  })

  test('what names nobody is not entered', async () => {
    const rider = await bindPass(city, await scene.holder())
    expect(await sync([await offlineUse(rider, 'XGSNONSENSE')])).toMatchObject({ results: [{ result: 'unknown' }] })
  })

  test('SM4: a doubtful entry moves nobody and counts nobody as inside; the rider sees it and objects, once', async () => {
    await scene.propertyManager.agree()
    const rider = await bindPass(city, await scene.holder())
    await rider.must('pass.enterGate', { gateCode: await postedAt(scene.otherCompound), vehicle: 'foot' })
    const before = await passes.get(rider.passId)
    wait(city, 10)
    expect(await sync([await offlineUse(rider, await rider.signed())])).toMatchObject({ results: [{ result: 'suspicious' }] })
    const { last, insideOf, insideSince } = (await passes.get(rider.passId)) ?? {}
    expect({ last, insideOf, insideSince }).toEqual({ last: before?.last, insideOf: scene.otherCompound, insideSince: before?.insideSince })
    const inside = async (by: Phone, compoundId: string) =>
      (await by.must('compound.inside', { compoundId })).people.map(({ passId }) => passId)
    expect(await inside(scene.propertyManager, scene.compound)).not.toContain(rider.passId)
    expect(await inside(scene.otherPropertyManager, scene.otherCompound)).toContain(rider.passId)

    const [planted, own] = (await rider.must('pass.uses', {})).uses
    expect(planted).toMatchObject({ suspicious: true, objectedAt: null })
    const useId = planted?.useId ?? ''
    const object = () => rider.must('pass.objectToUse', { useId })
    expect(await object()).toMatchObject({ objectedAt: expect.any(String) })
    expect(await object()).toMatchObject({ objectedAt: expect.any(String) })
    expect((await inboxOf(scene.propertyManager)).filter((one) => one.kind === 'useObjected' && !one.reason)).toHaveLength(1)
    const { uses: log } = await scene.propertyManager.must('compound.log', { compoundId: scene.compound, day: '2026-11-23' })
    expect(log.find((row) => row.useId === useId)).toMatchObject({ suspicious: true, objectedAt: expect.any(String) })
    expect(await rider.call('pass.objectToUse', { useId: own?.useId ?? '' })).toMatchObject({ error: { code: 'NOT_DOUBTFUL' } })
    expect(await scene.stranger().call('pass.objectToUse', { useId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('SM4: what we have not signed is no event of the rider whom it names', async () => {
    const rider = await bindPass(city, await scene.holder())
    const real = await rider.signed()
    const forged = real.slice(0, -4) + (real.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    expect(await sync([await offlineUse(rider, withLiveCode(forged, rider.code()))])).toMatchObject({ results: [{ result: 'unknown' }] })
    expect(await usesOf(rider)).toEqual([])
  })

  test('entries-of-a-removed-guard: what was decided before the end is taken for three days, and nothing else', async () => {
    const [guard, rider] = [scene.stranger(), await bindPass(city, await scene.holder())]
    await city.grant(guard, { role: 'guard', compoundId: scene.compound })
    const before = await offlineUse(rider)
    wait(city, 1)
    await scene.propertyManager.must('compound.removeGuard', { compoundId: scene.compound, personId: guard.personId })
    const after = { ...before, localId: newRequestId(), at: minutesAfter(city.now, 1).toISOString() }
    const send = (uses: OfflineUse[]) => guard.call('gate.sync', { compoundId: scene.compound, uses })
    wait(city, 5)
    const results = [{ result: 'recorded' }, { result: 'unknown' }]
    expect(await send([before, after])).toMatchObject({ data: { results } })
    expect(await usesOf(rider)).toMatchObject([{ guardLabel: '示例门岗', outcome: 'enter' }])
    for (const action of ['gate.duty', 'gate.today', 'gate.offlineList'] as const)
      expect(await guard.call(action, { compoundId: scene.compound })).toMatchObject({ error: { code: 'FORBIDDEN' } })
    wait(city, 73 * 60)
    expect(await send([before])).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })
})
