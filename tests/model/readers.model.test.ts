import fc from 'fast-check'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { forgetFiles } from '../builders/fleet/memoryFiles'
import { reconcile } from '../builders/house'
import { sampleKeyVariables } from '../builders/keys'
import { rounds } from '../builders/wall/commands'
import { checkFaceWrite, checkRest } from '../builders/wall/invariants'
import { Wall } from '../builders/wall/wall'

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))
jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/fleet/memoryFiles').memoryFiles)

beforeAll(() => {
  Object.assign(process.env, sampleKeyVariables, { APP_MODE: 'local', WEB_URL: 'http://127.0.0.1:1/http/web' })
  jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(() => jest.restoreAllMocks())

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const RUNS = Number(process.env.RUNS ?? 100)

test(`R1, R6, R9: white lists, consents and readers that change at once, with lost and late receipts and crashes (${RUNS} runs, SEED=${seed})`, async () => {
  const run = async (scheduler: fc.Scheduler, commands: Parameters<Wall['round']>[0][]) => {
    let begun = false
    forgetFiles()
    startWatch({
      turn: async () => (begun ? scheduler.schedule(Promise.resolve()) : undefined),
      written: (collection, before, after) => {
        if (collection === 'faces') checkFaceWrite(before, after, wall.devices)
      },
    })
    const wall = new Wall()
    await wall.begin()
    begun = true
    for (const round of commands) await scheduler.waitFor(Promise.all(wall.round(round)))
    await scheduler.waitFor(wall.finishErasures())
    for (let turn = 0; turn < 2; turn += 1) await scheduler.waitFor(reconcile(wall.now(2)))
    // Forget and say so; then nothing is left to be done.
    for (let turn = 0; turn < 2; turn += 1) await scheduler.waitFor(Promise.all(wall.devices.map((device) => device.poll('now'))))
    await scheduler.waitFor(checkRest(wall.devices, wall.now()))
  }
  await fc.assert(fc.asyncProperty(fc.scheduler(), rounds, run), { seed, numRuns: RUNS })
})
