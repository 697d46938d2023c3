import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '../../emulator/functions/config'
import { startTimers } from '../../emulator/timers/timers'
import { startTestEmulator, withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'
import { until } from '../support/patience'

const JOBS = `
import tcb from '@cloudbase/node-sdk'
export const main = async (event: any, context: any) => {
  if (event.TriggerName === 'fails') throw new Error('reason')
  console.log('ran ' + event.TriggerName)
  const { TRIGGER_SRC, WX_OPENID } = tcb.getCloudbaseContext(context)
  return { event, TRIGGER_SRC, identity: WX_OPENID ?? null }
}`
const jobs = (triggers: object[]) => ({ functions: [{ name: 'jobs', triggers }] })
const nightly = { name: 'nightly', type: 'timer', config: '0 30 3 * * * *' }
const everySecond = { name: 'everySecond', type: 'timer', config: '* * * * * * *' }

const functionsDir = withFunctions({ jobs: JOBS }, jobs([nightly, { ...nightly, name: 'fails' }]))
const emulator = withEmulator({ functionsDir })

describe('a timer fired by hand', () => {
  test('runs its function with the platform’s event, without identity', async () => {
    const reply = await emulator.post('/emulator/timers/jobs/nightly', {}, { 'x-emulator-openid': 'rider-1' })
    expect(reply).toEqual({
      event: { Type: 'Timer', TriggerName: 'nightly', Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), Message: '' },
      TRIGGER_SRC: 'timer',
      identity: null,
    })
  })

  test('tells that it failed', async () => {
    expect(await emulator.post('/emulator/timers/jobs/fails')).toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('reason'),
    })
  })

  test.each(['jobs/unknown', 'unknown/nightly', 'jobs', ''])('must exist (%s)', async (path) => {
    expect(await emulator.post(`/emulator/timers/${path}`)).toMatchObject({ code: 'TRIGGER_NOT_FOUND' })
  })
})

test('the clock runs timers, and takes up a changed configuration', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'clock-'))
  const clocked = await startTestEmulator(dataDir, { functionsDir, clock: true })
  const file = join(functionsDir, 'cloudbaserc.json')
  await writeFile(file, JSON.stringify(jobs([everySecond])))
  await utimes(file, new Date(), new Date(Date.now() + 5000))
  await clocked.post('/emulator/timers/jobs/everySecond')
  const runs = () => clocked.logs.filter((line) => line === '[jobs] ran everySecond').length
  await until(() => runs() >= 2)
  await clocked.stop()
  await rm(dataDir, { recursive: true })
})

test('a run that fails comes again, three times in all', async () => {
  const events: string[] = []
  const configs = parseConfig(JSON.stringify(jobs([everySecond])))
  const timers = startTimers({
    configFile: { current: () => configs, watch: (listener) => listener(configs) },
    functions: {
      has: () => true,
      invoke: async (_name, event) => {
        events.push(event)
        throw new Error('reason')
      },
      stop: async () => {},
    },
    clock: true,
    retryMs: 0,
    log: () => {},
  })
  await until(() => events.length >= 3)
  timers.stop()
  expect(new Set(events.slice(0, 3).map((event) => JSON.parse(event).TriggerName))).toEqual(new Set(['everySecond']))
})

describe('cloudbaserc.json', () => {
  const cronOf = (config: string) => () => parseConfig(JSON.stringify(jobs([{ name: 't', type: 'timer', config }])))

  test.each(['0 0 2 1 * * *', '*/5 * * * * * *', '0 30 9,12 * JAN-MAR MON-FRI 2026-2030', '0 1/10 * * * * *'])('may say "%s"', (cron) => {
    expect(cronOf(cron)).not.toThrow()
  })

  test.each(['0 2 * * *', '0 0 2 * * *', '0 0 2 L * * *', '0 0 2 ? * * *', '0 0 2 15W * * *', '@daily', '0 0 2 * * MON#2 *'])(
    'may not say "%s"',
    (cron) => {
      expect(cronOf(cron)).toThrow('seven fields')
    },
  )

  test.each([
    [{ name: 'a', timeout: 61 }, 'timeout of a'],
    [{ name: 'a', timeout: '5' }, 'timeout of a'],
    [{ name: 'a', memorySize: 1 }, 'memorySize of a'],
    [{ timeout: 5 }, 'has a name'],
    [{ name: 'a', triggers: [{ name: 't', type: 'cos', config: 'x' }] }, 'knows no other type'],
  ])('with %j is refused', (entry, reason) => {
    expect(() => parseConfig(JSON.stringify({ functions: [entry] }))).toThrow(reason)
  })

  test('has the platform’s defaults', () => {
    expect(parseConfig('{"functions":[{"name":"a"}]}').get('a')).toEqual({ name: 'a', timeoutMs: 5000, memoryMb: 256, env: {}, timers: [] })
  })
})
