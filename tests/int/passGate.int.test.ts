import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { passes, passIdOfRider } from '../../cloudfunctions/domains/pass/documents/pass'
import { withCity } from '../builders/city/city'
import { gateOf, postedAt, usesOf, wait } from '../builders/city/gate'
import { bindPass } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { someRules } from '../builders/compounds'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

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
    wait(city, 2)
    expect(await scan(rider)).toMatchObject({ useId: first.useId, at: first.at, repeated: true })
    expect(await usesOf(rider)).toHaveLength(1)
    wait(city, 5)
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

test('posters-scanned-in-turn: two posters in turn fill no log, and both guard and way out still work', async () => {
  const rider = await bindPass(city, await scene.holder())
  const posters = [await postedAt(scene.compound), await postedAt(scene.otherCompound)] as const
  const scan = (gateCode: string) => rider.must('pass.enterGate', { gateCode, vehicle: 'foot' })
  const verdicts = []
  for (let turn = 0; turn < 15; turn += 1) for (const poster of posters) verdicts.push(await scan(poster))
  wait(city, 1)
  const until = new Date(Date.parse(verdicts[0]?.at ?? '') + 3_600_000).toISOString()
  expect(await scan(posters[0])).toMatchObject({ outcome: 'refused', refusal: { reason: 'tooManyScans', until } })
  expect(await scan(posters[1])).toMatchObject({ outcome: 'enter', repeated: true })
  const leave = async (compound: typeof scene.compound) => scan(await postedAt(compound, 'out'))
  expect(await leave(scene.compound)).toMatchObject({ outcome: 'leave', useId: null, refusal: null })
  expect((await leave(scene.otherCompound)).useId).not.toBeNull()
  expect((await passes.get(passIdOfRider(rider.riderId)))?.ownScans).toHaveLength(30)
  const { gateId } = await gateOf(scene.compound)
  const shown = { compoundId: scene.compound, gateId, credential: { kind: 'code', text: rider.code() }, vehicle: 'foot' } as const
  expect(await scene.guard.must('gate.verify', shown)).toMatchObject({ outcome: 'enter' })
  wait(city, 60)
  expect(await scan(posters[0])).toMatchObject({ outcome: 'enter', repeated: false })
})

describe('who is erased', () => {
  test('is out everywhere; the log keeps what happened without a name', async () => {
    const rider = await bindPass(city, await scene.holder())
    await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    await rider.must('rider.withdraw', {})
    expect(await passes.get(passIdOfRider(rider.riderId))).toBeNull()
    expect(await usesOf(rider)).toEqual([])
    const { uses = [] } = await city.documents()
    expect(uses.filter(({ place, holder }) => place === scene.compound && holder === null)).toMatchObject([{ outcome: 'enter' }])
    const { ended } = await scene.guard.must('gate.offlineList', { compoundId: scene.compound })
    expect(ended).toContainEqual({ passId: passIdOfRider(rider.riderId), keyNo: null })
    const gate = await gateOf(scene.compound)
    const credential = { kind: 'code' as const, text: rider.code() }
    const verdict = await scene.guard.must('gate.verify', { compoundId: scene.compound, gateId: gate.gateId, credential, vehicle: 'foot' })
    expect(verdict).toMatchObject({ refusal: { reason: 'noPass' } })
  })
})
