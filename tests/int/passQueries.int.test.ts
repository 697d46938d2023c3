import { accessEvents } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { allCompounds, compounds, compoundsOf } from '../../cloudfunctions/domains/pass/documents/compound'
import { type PassDocument, passes } from '../../cloudfunctions/domains/pass/documents/pass'
import type { PassId } from '../../contract/pass/ids'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import { gateOf, postedAt } from '../builders/city/gate'
import { bindPass } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aCompound, aGate, aGuard, compoundId, gateId } from '../builders/compounds'
import { daysAfter, minutesAfter } from '../builders/time'
import { aUse } from '../builders/uses'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const DAY_MINUTES = 24 * 60

/** So many entries of yesterday: of this rider, and of others at the same compound. */
async function afterMany(rider: Phone, entries: number): Promise<void> {
  const facts = { place: scene.compound, exits: true }
  const yesterday = daysAfter(city.now, -1)
  const others = 'pas_00000000000000000000' as PassId
  for (let sequence = 1; sequence <= entries; sequence += 1) {
    const at = minutesAfter(yesterday, sequence)
    await accessEvents.insert(aUse({ ...facts, passId: rider.passId, sequence, at, requestKey: `${rider.passId}:${sequence}` }))
    await accessEvents.insert(aUse({ ...facts, passId: others, sequence: entries * DAY_MINUTES + sequence, at }))
  }
  const last = aUse({ ...facts, passId: rider.passId, sequence: entries })
  const { _id: useId, place, gateId, outcome } = last
  const copy: PassDocument['last'] = {
    useId,
    place,
    gateId,
    outcome,
    reason: null,
    at: minutesAfter(yesterday, entries),
    arrivedAt: yesterday,
    corrected: false,
  }
  await passes.update(rider.passId, {}, { sequence: entries, last: copy })
}

/** What one call asks of the database. */
async function costOf(work: () => Promise<unknown>) {
  await fetch(`${city.emulator.url}/emulator/queries`, { method: 'DELETE' })
  dieAfter(Number.POSITIVE_INFINITY)
  await work()
  const writes = restart()
  const queries = await city.emulator.database.queries()
  const reads = queries.filter(({ action }) => action === 'database.getDocument' || action === 'database.countDocument')
  return { reads: reads.length, writes, scans: queries.filter(({ index }) => index === null).length }
}

describe.each([1, 200])('after %i entries', (entries) => {
  test('a scan of the gate’s code costs two reads and two writes', async () => {
    const rider = await scene.holder()
    await afterMany(rider, entries)
    const gateCode = await postedAt(scene.compound)
    const enter = () => rider.must('pass.enterGate', { gateCode, vehicle: 'eBike' })
    expect(await costOf(enter)).toEqual({ reads: 2, writes: 2, scans: 0 })
    // Once more within minutes: nothing is written.
    expect(await costOf(enter)).toEqual({ reads: 2, writes: 0, scans: 0 })
  })

  test('a guard’s scan of a rider’s code costs as much', async () => {
    const rider = await bindPass(city, await scene.holder())
    await afterMany(rider, entries)
    const { gateId } = await gateOf(scene.compound)
    const verify = () => {
      const credential = { kind: 'code' as const, text: rider.code() }
      return scene.guard.must('gate.verify', { compoundId: scene.compound, gateId, credential, vehicle: 'eBike' })
    }
    expect(await costOf(verify)).toEqual({ reads: 2, writes: 2, scans: 0 })
    // The code is used up: a look for an earlier try of the same request, and nothing more.
    expect(await costOf(verify)).toEqual({ reads: 3, writes: 0, scans: 0 })
  })
})

test('SM10: the list of compounds and the own workplaces read what they show of each, however much its document holds', async () => {
  const worker = scene.stranger()
  const large = Array.from({ length: 500 }, (_, number) => `invitation${String(number).padStart(20, '0')}`)
  const mostGates = Array.from({ length: 20 }, (_, number) =>
    aGate({ gateId: gateId(`g${number}`), code: String(number).padStart(16, '0') }),
  )
  for (let number = 0; number < 20; number += 1) {
    const people = [aGuard({ personId: worker.personId })]
    await compounds.insert(aCompound({ _id: compoundId(`large${number}`), joined: large, gates: mostGates, people }))
  }
  const shown = await allCompounds()
  const whole = await Promise.all(shown.map(({ _id }) => compounds.get(_id)))
  expect(shown.length).toBeGreaterThanOrEqual(20)
  for (const row of shown) expect(JSON.stringify(row).length).toBeLessThan(600)
  expect(JSON.stringify(shown).length).toBeLessThan(JSON.stringify(whole).length / 20)
  expect(JSON.stringify(await compoundsOf(worker.personId)).length).toBeLessThan(20 * 400)
  expect((await worker.must('account.me', {})).workplaces).toHaveLength(20)
  expect((await (await scene.holder()).must('pass.compounds', {})).compounds.length).toBeGreaterThanOrEqual(20)
})
