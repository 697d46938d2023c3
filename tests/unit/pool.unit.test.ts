import { Pool, type PooledInstance } from '../../emulator/functions/pool'

/** An instance that answers when it is told to. */
const held = () => {
  const answers: Array<(json: string) => void> = []
  const run = () => new Promise<string>((resolve) => answers.push(resolve))
  const instance: PooledInstance = { ended: false, run, stop: async () => {}, exited: Promise.resolve() }
  return { answers, instance }
}

const outcomeOf = (asked: Promise<string>) =>
  asked.then(
    (json) => json,
    ({ kind }) => kind,
  )

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a request waits for a free instance, and is refused when its patience is over, without having run', async () => {
  const { answers, instance } = held()
  const pool = new Pool({ maxInstances: 1, patienceMs: 1500, start: () => instance })
  const ask = () => outcomeOf(pool.run('{}', '{}', 1000))
  const [first, late] = [ask(), ask()]
  await jest.advanceTimersByTimeAsync(1000)
  const inTime = ask()
  await jest.advanceTimersByTimeAsync(500)
  expect(await late).toBe('busy')
  answers.shift()?.('"first"')
  expect(await first).toBe('"first"')
  await jest.advanceTimersByTimeAsync(10_000)
  answers.shift()?.('"in time"')
  expect(await inTime).toBe('"in time"')
  expect(answers).toEqual([])
  expect(jest.getTimerCount()).toBe(0)
})

test('what still waits when the pool stops is told so at once', async () => {
  const { instance } = held()
  const pool = new Pool({ maxInstances: 1, patienceMs: 1500, start: () => instance })
  void pool.run('{}', '{}', 1000)
  const waiting = outcomeOf(pool.run('{}', '{}', 1000))
  await pool.stop()
  expect(await waiting).toBe('crashed')
})
