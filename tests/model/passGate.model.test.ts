import fc from 'fast-check'
import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { forgetFiles } from '../builders/fleet/memoryFiles'
import { rounds } from '../builders/gatehouse/commands'
import { Gatehouse } from '../builders/gatehouse/gatehouse'
import { Watcher } from '../builders/gatehouse/invariants'
import { currentScan } from '../builders/gatehouse/standing'
import { reconcile, runThrough } from '../builders/house'
import { sampleKeyVariables, sampleSigningVariables } from '../builders/keys'

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))
jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/fleet/memoryFiles').memoryFiles)
jest.mock('../../cloudfunctions/kernel/wechat/wechat', () => ({ wechat: () => ({ sendDecision: async () => {} }) }))

beforeAll(() => {
  Object.assign(process.env, sampleKeyVariables, sampleSigningVariables)
  jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(() => jest.restoreAllMocks())

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const RUNS = Number(process.env.RUNS ?? 400)

test(`riders, guards and the district at once, with repeats, lost replies and crashes (${RUNS} runs, SEED=${seed})`, async () => {
  const run = async (scheduler: fc.Scheduler, commands: Parameters<Gatehouse['round']>[0][]) => {
    forgetFiles()
    const watcher = new Watcher(() => house)
    startWatch({
      turn: () => scheduler.schedule(Promise.resolve()),
      written: (collection, before, after) => watcher.written(collection, before, after, currentScan()),
    })
    const house = new Gatehouse()
    await scheduler.waitFor(house.bindAll())
    for (const round of commands) {
      await scheduler.waitFor(Promise.all(house.round(round)))
      watcher.check()
    }
    for (let turn = 0; turn < 2; turn += 1) await scheduler.waitFor(reconcile(house.now(2)))
    watcher.check()
    await scheduler.waitFor(house.finish())
    await scheduler.waitFor(runThrough(sweepErasures, house.now(10)))
    watcher.checkAnswers(house.answers, house.synced)
    watcher.checkSettled()
  }
  await fc.assert(fc.asyncProperty(fc.scheduler(), rounds, run), { seed, numRuns: RUNS })
})
