import fc from 'fast-check'
import { rounds } from '../builders/fleet/commands'
import { Fleet } from '../builders/fleet/fleet'
import { checkAcknowledged, checkCredits, checkRiderWrite, checkSettled, checkTrail } from '../builders/fleet/invariants'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { forgetFiles } from '../builders/fleet/memoryFiles'
import { reconcile } from '../builders/house'
import { sampleKeyVariables } from '../builders/keys'

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))
jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/fleet/memoryFiles').memoryFiles)
let sent = 0
jest.mock('../../cloudfunctions/kernel/wechat/wechat', () => ({
  wechat: () => ({
    sendDecision: async () => {
      sent += 1
    },
  }),
}))

beforeAll(() => {
  Object.assign(process.env, sampleKeyVariables)
  jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(() => jest.restoreAllMocks())

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const RUNS = Number(process.env.RUNS ?? 300)

test(`riders, managers and staff at once, with repeats, lost replies and crashes (${RUNS} runs, SEED=${seed})`, async () => {
  const run = async (scheduler: fc.Scheduler, commands: Parameters<Fleet['round']>[0][]) => {
    const erased = new Set<string>()
    forgetFiles()
    startWatch({
      turn: () => scheduler.schedule(Promise.resolve()),
      written: (collection, before, after) => {
        if (collection !== 'riders') return
        checkRiderWrite(before, after)
        if (after === null && before) erased.add(before._id)
      },
    })
    const fleet = new Fleet()
    for (const round of commands) {
      await scheduler.waitFor(Promise.all(fleet.round(round)))
      checkTrail()
      checkCredits(sent)
    }
    for (let turn = 0; turn < 2; turn += 1) await scheduler.waitFor(reconcile(fleet.now(2)))
    checkAcknowledged(fleet.acknowledged, erased)
    checkSettled(erased)
  }
  await fc.assert(fc.asyncProperty(fc.scheduler(), rounds, run), { seed, numRuns: RUNS })
})
