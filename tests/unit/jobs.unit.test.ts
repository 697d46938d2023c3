import { openHouse } from '../../cloudfunctions/kernel/house'
import type { Job, JobReport } from '../../cloudfunctions/kernel/job'
import type { JobState } from '../../cloudfunctions/kernel/jobs/jobState'
import { createTimer } from '../../cloudfunctions/kernel/jobs/timer'
import { DAY_MS } from '../../contract/kernel/duration'
import { sampleKeyVariables } from '../builders/keys'
import { memoryCollection } from '../builders/memoryCollection'
import { aPlatformContext } from '../builders/platform'
import { minutesAfter, NOON } from '../builders/time'

Object.assign(process.env, sampleKeyVariables)

const mockStates = memoryCollection<JobState>('jobStates')
jest.mock('../../cloudfunctions/kernel/jobs/jobState', () => ({
  get jobStates() {
    return mockStates
  },
  jobStateOf: async (name: string) => {
    const never = new Date(0)
    const fresh = { _id: name, revision: 0, cursor: null, ranAt: never, nextAt: never, leasedUntil: never, behindBy: 0 }
    await mockStates.insert(fresh)
    return mockStates.documents.get(name) ?? fresh
  },
}))

const THROUGH: JobReport = { cursor: null, behindBy: 0 }
let now = NOON
const logged: string[] = []
const [outbox, retention, audit] = [jest.fn(), jest.fn(), jest.fn()]

const jobs: readonly Job[] = [
  { name: 'sample.outbox', budgetMs: 1000, run: outbox },
  { name: 'sample.retention', budgetMs: 1000, run: retention },
  { name: 'sample.audit', budgetMs: 1000, everyMs: DAY_MS, run: audit },
]

beforeEach(() => {
  now = NOON
  mockStates.documents.clear()
  for (const job of [outbox, retention, audit]) job.mockReset().mockResolvedValue(THROUGH)
  logged.length = 0
  jest.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line))
  openHouse([{ name: 'sample', collections: [], effects: [], jobs }], { complete: true })
})
afterEach(() => jest.restoreAllMocks())

const timer = createTimer(() => now)
const turn = (event: object = {}, openid?: string) => timer({ Type: 'Timer', ...event }, aPlatformContext(openid))
const turnsOf = () => [outbox, retention, audit].map(({ mock }) => mock.calls.length)

test('every turn of the timer gives every job its turn', async () => {
  expect(await turn()).toMatchObject({ ok: true })
  now = minutesAfter(NOON, 1)
  await turn()
  expect(turnsOf().slice(0, 2)).toEqual([2, 2])
})

test('a job that runs once a day runs once a day', async () => {
  for (let minutes = 0; minutes < 24 * 60; minutes += 30) {
    now = minutesAfter(NOON, minutes)
    await turn()
  }
  expect(turnsOf()[2]).toBe(1)
  now = minutesAfter(NOON, 24 * 60)
  await turn()
  expect(turnsOf()[2]).toBe(2)
})

test('a job that is not through goes on where it stopped, also before it is due again', async () => {
  audit.mockResolvedValueOnce({ cursor: 'half', behindBy: 0 })
  await turn()
  now = minutesAfter(NOON, 1)
  await turn()
  expect(audit.mock.calls.map(([{ cursor }]) => cursor)).toEqual([null, 'half'])
})

test('a job that fails is logged and holds up none of the others', async () => {
  outbox.mockRejectedValue(new Error('示例 oSample'))
  retention.mockResolvedValue({ ...THROUGH, result: { riders: 2 } })
  expect(await turn()).toMatchObject({ ok: false, results: { 'sample.outbox': 'failed', 'sample.retention': { result: { riders: 2 } } } })
  expect(logged.join()).not.toMatch(/示例|oSample/)
})

test('each says in the log how far behind it is', async () => {
  retention.mockResolvedValueOnce({ cursor: 'half', behindBy: 300 }).mockResolvedValue({ cursor: null, behindBy: 0 })
  await turn()
  const lines = logged.map((line) => JSON.parse(line)).filter(({ action }) => action === 'jobs.sample.retention')
  expect(lines.map(({ result }) => result.behindBy)).toEqual([300, 0])
})

test.each([
  ['sample.outbox', [1, 0, 0]],
  ['sample.retention', [0, 1, 0]],
  ['sample.audit', [0, 0, 1]],
])('an operator’s event runs %s alone', async (Message, calls) => {
  await turn({ Message })
  expect(turnsOf()).toEqual(calls)
})

test('an operator’s event runs a job that is not due', async () => {
  await turn()
  await turn({ Message: 'sample.audit' })
  expect(turnsOf()).toEqual([1, 1, 2])
})

test.each(['constructor', '__proto__', 'toString', 'nothing', ''])('a message %p names no job: what is due is done', async (Message) => {
  expect(await turn({ Message })).toMatchObject({ ok: true })
  expect(turnsOf()).toEqual([1, 1, 1])
})

test('a caller with an identity is refused: the timer has none', async () => {
  expect(await turn({}, 'oSampleLi')).toEqual({ ok: false })
  expect(turnsOf()).toEqual([0, 0, 0])
})

test('an event that no timer sends is refused', async () => {
  expect(await turn({ Type: 'Other' })).toEqual({ ok: false })
  expect(turnsOf()).toEqual([0, 0, 0])
})
