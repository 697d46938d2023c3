import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { gateOf, postedAt, wait } from '../builders/city/gate'
import { bindPass } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

describe('a guard corrects', () => {
  const arrive = async () => {
    const rider = await scene.holder()
    const { useId } = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    if (!useId) throw new Error('nothing recorded')
    return { rider, useId }
  }
  const here = () => ({ compoundId: scene.compound })

  /** The same, but the guard scans the rider's code. */
  const scan = async () => {
    const rider = await bindPass(city, await scene.holder())
    const { gateId } = await gateOf(scene.compound)
    const credential = { kind: 'code' as const, text: rider.code() }
    const { useId } = await scene.guard.must('gate.verify', { ...here(), gateId, credential, vehicle: 'eBike' })
    if (!useId) throw new Error('nothing recorded')
    return { rider, useId }
  }

  test('undone within minutes, and the next scan is an entry of its own', async () => {
    const { rider, useId } = await scan()
    expect(await scene.guard.must('gate.undo', { ...here(), useId })).toMatchObject({ undone: true })
    const again = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    expect(again).toMatchObject({ repeated: false })
    expect(await scene.guard.call('gate.undo', { ...here(), useId })).toMatchObject({ error: { code: 'ALREADY_CORRECTED' } })
  })

  test('UM1: a guard undoes what they did, also a refusal, and nothing that a rider or a colleague did', async () => {
    const [alone, scanned] = [await arrive(), await scan()]
    expect(await scene.guard.call('gate.undo', { ...here(), useId: alone.useId })).toMatchObject({ error: { code: 'NOT_YOURS' } })
    expect(await scene.propertyManager.call('gate.undo', { ...here(), useId: scanned.useId })).toMatchObject({
      error: { code: 'NOT_YOURS' },
    })
    await scene.guard.must('gate.refuse', { ...here(), useId: scanned.useId, reason: 'noHelmet' })
    const rowsOf = async (phone: Phone) => (await phone.must('gate.today', here())).uses
    const undoable = async (phone: Phone) => (await rowsOf(phone)).filter((row) => row.undoableUntil).map(({ useId }) => useId)
    expect(await undoable(scene.guard)).toContain(scanned.useId)
    expect(await undoable(scene.guard)).not.toContain(alone.useId)
    expect(await undoable(scene.propertyManager)).not.toContain(scanned.useId)
    const before = (await scene.guard.must('gate.duty', here())).today
    expect(await scene.guard.must('gate.undo', { ...here(), useId: scanned.useId })).toMatchObject({ undone: true })
    expect((await scene.guard.must('gate.duty', here())).today).toEqual({ ...before, refused: before.refused - 1 })
    const again = await scanned.rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    expect(again).toMatchObject({ outcome: 'enter', repeated: false })
  })

  test('UM3: the rider reads why at once, objects, and hears when the guard takes it back', async () => {
    await scene.propertyManager.agree()
    const { rider, useId } = await scan()
    await scene.guard.must('gate.refuse', { ...here(), useId, reason: 'noHelmet' })
    expect((await inboxOf(rider))[0]).toMatchObject({ kind: 'keptOut', reason: 'noHelmet', useId })
    expect((await rider.must('pass.uses', {})).uses[0]).toMatchObject({ outcome: 'refused', guardRefusal: 'noHelmet' })
    expect(await rider.must('pass.objectToUse', { useId })).toMatchObject({ objectedAt: expect.any(String) })
    expect((await inboxOf(scene.propertyManager))[0]).toMatchObject({ kind: 'useObjected', reason: 'noHelmet' })
    await scene.guard.must('gate.undo', { ...here(), useId })
    expect((await inboxOf(rider))[0]).toMatchObject({ kind: 'keptOut', undone: true })
    const other = await scan()
    expect(await other.rider.call('pass.objectToUse', { useId: other.useId })).toMatchObject({ error: { code: 'NOT_DOUBTFUL' } })
  })

  test('refused with a reason: the property manager hears why and how long the rider waited', async () => {
    await scene.propertyManager.agree()
    const { useId } = await arrive()
    wait(city, 3)
    const row = await scene.guard.must('gate.refuse', { ...here(), useId, reason: 'notThePerson' })
    expect(row).toMatchObject({ outcome: 'refused', guardRefusal: 'notThePerson' })
    expect(row.waitedSeconds).toBeGreaterThanOrEqual(180)
    expect((await inboxOf(scene.propertyManager))[0]).toMatchObject({ kind: 'gateRefused', reason: 'notThePerson', waitedMinutes: 3 })
  })

  test('not after five minutes, and never what was at another compound', async () => {
    const { useId } = await scan()
    expect(await scene.otherGuard.call('gate.undo', { compoundId: scene.otherCompound, useId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    wait(city, 6)
    expect(await scene.guard.call('gate.undo', { ...here(), useId })).toMatchObject({
      error: { code: 'TOO_LATE', details: { minutes: 5 } },
    })
  })
})
