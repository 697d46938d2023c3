import fc from 'fast-check'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { forgetFiles } from '../builders/fleet/memoryFiles'
import { sampleKeyVariables, sampleSigningVariables } from '../builders/keys'
import { rounds } from '../builders/shops/commands'
import { checkSettled, checkWrite } from '../builders/shops/invariants'
import { type Delivered, Street } from '../builders/shops/street'
import { moveTo, ZONES, type Zone } from '../support/timeZone'

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
const RUNS = Number(process.env.RUNS ?? 1000)

test(`M1, M2, M3, M9, M19: clerks, riders, owners and the district at once, around midnight in three time zones, with repeats, lost replies and crashes (${RUNS} runs, SEED=${seed})`, async () => {
  const run = async (scheduler: fc.Scheduler, commands: readonly (readonly Delivered[])[], zone: Zone) => {
    moveTo(zone)
    forgetFiles()
    const failures: unknown[] = []
    startWatch({
      turn: () => scheduler.schedule(Promise.resolve()),
      written: (collection, before, after) => {
        try {
          if (collection === 'merchants' && before) street.noteShop(before)
          checkWrite(collection, before, after, street.mostMeals)
        } catch (failure) {
          failures.push(failure)
        }
      },
    })
    const street = new Street()
    for (const round of commands) {
      await scheduler.waitFor(Promise.all(street.round(round)))
      if (failures.length > 0) throw failures[0]
    }
    await scheduler.waitFor(street.settle())
    if (failures.length > 0) throw failures[0]
    checkSettled(street)
  }
  await fc.assert(fc.asyncProperty(fc.scheduler(), rounds, fc.constantFrom(...ZONES), run), { seed, numRuns: RUNS })
})
