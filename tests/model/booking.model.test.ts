import fc from 'fast-check'
import { rounds } from '../builders/bookings/commands'
import { Hall } from '../builders/bookings/hall'
import { checkRead, checkSettled, Watcher } from '../builders/bookings/invariants'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { forgetFiles } from '../builders/fleet/memoryFiles'
import { openEveryDomain } from '../builders/house'
import { sampleKeyVariables, sampleSigningVariables } from '../builders/keys'

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))
jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/fleet/memoryFiles').memoryFiles)
jest.mock('../../cloudfunctions/kernel/wechat/wechat', () => ({ wechat: () => ({ sendDecision: async () => {} }) }))

beforeAll(() => {
  openEveryDomain()
  Object.assign(process.env, sampleKeyVariables, sampleSigningVariables)
  jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(() => jest.restoreAllMocks())

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const RUNS = Number(process.env.RUNS ?? 1000)

test(`R1, R2, R4, R6, R9: riders, parties, staff and timers book at once, with repeats, lost replies and crashes (${RUNS} runs, SEED=${seed})`, async () => {
  const run = async (scheduler: fc.Scheduler, all: Parameters<Hall['round']>[0][]) => {
    forgetFiles()
    const watcher = new Watcher()
    startWatch({
      turn: () => scheduler.schedule(Promise.resolve()),
      written: (collection, before, after) => watcher.written(collection, before, after, hall.now()),
    })
    const hall = new Hall()
    await scheduler.waitFor(hall.begin())
    for (const round of all) {
      await scheduler.waitFor(Promise.all(hall.round(round)))
      watcher.check()
    }
    await scheduler.waitFor(hall.settle())
    watcher.check()
    watcher.checkTold(hall.told)
    watcher.checkParties(hall.parties)
    checkRead(hall.shown)
    checkSettled()
  }
  await fc.assert(fc.asyncProperty(fc.scheduler(), rounds, run), { seed, numRuns: RUNS })
})
