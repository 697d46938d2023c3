import { readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'
import { until } from '../support/patience'

/** Reports what it sees. */
const ACCOUNT = `
import tcb from '@cloudbase/node-sdk'
let runs = 0
let running = 0
export const main = async (event: any, context: any) => {
  runs += 1
  running += 1
  if (event.input?.long) return 'x'.repeat(event.input.long)
  if (event.input?.log) { console.log('line one\\nline two'); console.error('to stderr') }
  if (event.input?.sleepMs) await new Promise((resolve) => setTimeout(resolve, event.input.sleepMs))
  if (event.input?.spin) for (;;);
  if (event.input?.fail) throw new Error('private reason')
  if (event.input?.reject) Promise.reject(new Error('nobody waits for this'))
  if (event.input?.reject) await new Promise(() => {})
  if (event.input?.exit) process.exit(3)
  if (event.input?.fill) { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())) }
  const { WX_OPENID, WX_APPID, TCB_ENV, TRIGGER_SRC } = tcb.getCloudbaseContext(context)
  const overlap = running
  running -= 1
  return { ok: true, data: { event, context, runs, overlap, identity: { WX_OPENID, WX_APPID }, TCB_ENV, TRIGGER_SRC, env: process.env } }
}`
const STATION = `export const main = async () => ({ ok: true, data: 'station' })`
const CALLER = `
import tcb from '@cloudbase/node-sdk'
export const main = async ({ input }: any) => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
  const { result } = await app.callFunction(input)
  return { ok: true, data: result }
}`
const PLAIN = `export const main = async (event: unknown) => event`
const VERSIONED = `export const main = async () => 'version 1'`
const SILENT = `export const main = async () => undefined`
const BROKEN = `throw new Error('cannot load')`
const HEADLESS = `export const other = 1`

const config = {
  functions: [
    {
      name: 'account',
      timeout: 60,
      memorySize: 64,
      envVariables: {
        GREETING: '你好',
        WECHAT_URL: 'https://elsewhere',
        FIELD_KEYS: '{{env.FIELD_KEYS}}',
        UNKNOWN_HERE: '{{env.UNKNOWN}}',
      },
    },
    // What it is asked in vain takes for ever, everything else a moment: no machine is so slow that it mixes them up.
    { name: 'merchant', timeout: 2 },
    { name: 'caller', timeout: 60 },
  ],
}
const functionsDir = withFunctions(
  {
    account: ACCOUNT,
    merchant: ACCOUNT,
    station: STATION,
    caller: CALLER,
    plain: PLAIN,
    versioned: VERSIONED,
    silent: SILENT,
    broken: BROKEN,
    headless: HEADLESS,
  },
  config,
)
const emulator = withEmulator(() => ({ functionsDir, maxInstances: 2 }))

interface Seen {
  event: unknown
  context: { function_name: string; time_limit_in_ms: number; memory_limit_in_mb: number; request_id: string }
  runs: number
  overlap: number
  identity: object
  TCB_ENV: string
  TRIGGER_SRC: string
  env: Record<string, string>
}
const ask = async (input: object = {}, openid: string | undefined = 'rider-1') => {
  const reply = await emulator.call(openid, 'rider.see', input)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data as Seen
}
const codeOf = async (input: object, action = 'rider.see') => {
  const reply = await emulator.call('rider-1', action, input)
  return reply.ok ? 'answered' : reply.error.code
}
const invoke = (name: string, data?: object) => emulator.sdk().callFunction({ name, data })

describe('a function run by a phone', () => {
  test('gets the action, the input and the request id, and nothing else of the body', async () => {
    const reply = await emulator.post(
      '/call',
      { action: 'rider.see', input: { a: 1 }, requestId: 'r-1', userInfo: { openId: 'forged' }, openid: 'forged' },
      { 'x-emulator-openid': 'rider-1' },
    )
    expect(reply).toMatchObject({ ok: true, data: { event: { action: 'rider.see', input: { a: 1 }, requestId: 'r-1' } } })
    expect((reply.data as Seen).event).toEqual({ action: 'rider.see', input: { a: 1 }, requestId: 'r-1' })
  })

  test('knows the caller by the header alone, through the SDK', async () => {
    expect((await ask({}, 'oABC_-123')).identity).toEqual({ WX_OPENID: 'oABC_-123', WX_APPID: 'wx0000000000000000' })
  })

  test('knows nobody when nobody is named, whoever called before', async () => {
    await ask({}, 'rider-1')
    const reply = await emulator.call(undefined, 'rider.see', { userInfo: { openId: 'forged' }, WX_OPENID: 'forged' })
    expect(reply).toMatchObject({ ok: true, data: { identity: {} } })
  })

  test('learns its configuration from the context', async () => {
    const { context, TCB_ENV, TRIGGER_SRC } = await ask()
    expect(context).toMatchObject({ function_name: 'account', time_limit_in_ms: 60_000, memory_limit_in_mb: 64 })
    expect([TCB_ENV, TRIGGER_SRC]).toEqual(['xiaoge-local', 'tcb'])
  })

  test('sees exactly its own variables', async () => {
    const { env } = await ask()
    const { FIELD_KEYS, INDEX_KEY, AUDIT_KEYS, PASS_SIGNING_KEYS, ...others } = env
    expect(others).toEqual({
      ...emulator.sdkEnv(),
      APP_MODE: 'local',
      WECHAT_URL: `${emulator.url}/wechat`,
      WEB_URL: `${emulator.url}/http/web`,
      FIELD_KEY_ID: 'k1',
      AUDIT_KEY_ID: 'a1',
      PASS_SIGNING_KEY_ID: '1',
      MESSAGE_TEMPLATE_ID: 'local-decision',
      GREETING: '你好',
    })
    expect(Buffer.from(JSON.parse(FIELD_KEYS ?? '').k1, 'base64')).toHaveLength(32)
    expect(Buffer.from(JSON.parse(AUDIT_KEYS ?? '').a1, 'base64')).toHaveLength(32)
    expect(Buffer.from(JSON.parse(PASS_SIGNING_KEYS ?? '')[1], 'base64')).toHaveLength(32)
    expect(Buffer.from(INDEX_KEY ?? '', 'base64')).toHaveLength(32)
  })

  test('writes to the log under its name', async () => {
    await ask({ log: true })
    // Output of a thread arrives a moment after its answer.
    await until(() => ['line one', 'line two', 'to stderr'].every((line) => emulator.logs.includes(`[account] ${line}`)))
  })

  test('is found by the part before the dot; an unknown part goes to account, also one that every object has', async () => {
    expect(await emulator.call('rider-1', 'constructor.name')).toMatchObject({ ok: true, data: { event: { action: 'constructor.name' } } })
    expect(await emulator.call('rider-1', 'nowhere')).toMatchObject({ ok: true, data: { event: { action: 'nowhere' } } })
    expect(await emulator.call('rider-1', 42)).toMatchObject({ ok: true, data: { event: { action: 42 } } })
  })
})

describe('an instance', () => {
  test('takes one request at a time; more run side by side up to the bound, the rest wait', async () => {
    const seen = await Promise.all(Array.from({ length: 6 }, () => ask({ sleepMs: 50 })))
    expect(seen.map(({ overlap }) => overlap)).toEqual([1, 1, 1, 1, 1, 1])
    expect(new Set(seen.map(({ context }) => context.request_id)).size).toBe(6)
  })

  test('is kept for the next request', async () => {
    expect((await ask()).runs).toBeGreaterThan(1)
  })
})

describe('a function that does not answer', () => {
  test.each(['fail', 'exit', 'reject', 'fill'])('but does %s: the phone may try again, and the next call is served', async (what) => {
    expect(await codeOf({ [what]: true })).toBe('UNAVAILABLE')
    expect(await codeOf({})).toBe('answered')
  })

  test.each([{ sleepMs: 30_000 }, { spin: true }])('within its time (%j) is ended', async (input) => {
    expect(await codeOf(input, 'merchant.see')).toBe('UNAVAILABLE')
    expect(await codeOf({}, 'merchant.see')).toBe('answered')
  })

  test('tells the phone a reference number and the log the reason', async () => {
    const reply = await emulator.call('rider-1', 'rider.see', { fail: true })
    expect(reply).toEqual({
      ok: false,
      error: { code: 'UNAVAILABLE', message: expect.any(String), details: {}, requestId: expect.any(String) },
    })
    const line = emulator.logs.find((logged) => !reply.ok && logged.startsWith(reply.error.requestId))
    expect(line).toContain('private reason')
  })
})

describe('a body that no function sees', () => {
  const send = async (body: string, headers: Record<string, string> = {}) =>
    (await fetch(`${emulator.url}/call`, { method: 'POST', body, headers })).json()

  test.each(['{', '"text"', '[]', 'null', ''])('%s is not JSON that can be read', async (body) => {
    expect(await send(body)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', details: { field: '', rule: 'json' } } })
  })

  test('over 1 MB is too large', async () => {
    expect(await send(JSON.stringify({ action: 'rider.see', input: 'x'.repeat(1_000_000) }))).toMatchObject({
      ok: false,
      error: { code: 'INPUT_TOO_LARGE', details: { limit: 1_000_000 } },
    })
  })

  test('R5: a reply over 1 MB does not reach a phone, and one over 6 MB no other function', async () => {
    expect(await emulator.call('phone', 'account.see', { long: 1_100_000 })).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
    const ask = (long: number) => emulator.call('phone', 'caller.ask', { name: 'account', data: { input: { long } } })
    expect(await ask(1_000_000)).toMatchObject({ ok: true })
    expect(emulator.logs.join()).toContain('larger than 1048576 bytes')
  })

  test('nesting too deep to be written down is too large', async () => {
    const nested = `{"action":"rider.see","input":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    expect(await send(nested)).toMatchObject({ ok: false, error: { code: 'INPUT_TOO_LARGE' } })
  })

  test.each(['a b', 'x'.repeat(65), '<script>', ''])('an identity "%s" cannot be one', async (openid) => {
    expect(await send('{}', { 'x-emulator-openid': openid })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { field: 'x-emulator-openid', rule: 'format' } },
    })
  })
})

describe('the SDK’s callFunction', () => {
  test('returns what the function returns', async () => {
    expect(await invoke('plain', { a: [1, '二'] })).toEqual({ requestId: expect.any(String), result: { a: [1, '二'] } })
  })

  test('without data gives an empty event; returning nothing gives null', async () => {
    expect((await invoke('plain')).result).toEqual({})
    expect((await invoke('silent')).result).toBeNull()
  })

  test('works inside a function and carries no identity', async () => {
    expect((await invoke('caller', { input: { name: 'account', data: {} } })).result).toMatchObject({ data: { data: { identity: {} } } })
  })

  test.each([
    ['nowhere', 'FUNCTION_NOT_FOUND'],
    ['../account', 'FUNCTION_NOT_FOUND'],
    ['broken', 'FUNCTIONS_EXECUTE_FAIL'],
    ['headless', 'FUNCTIONS_EXECUTE_FAIL'],
  ])('of %s rejects with %s', async (name, code) => {
    await expect(invoke(name)).rejects.toMatchObject({ code })
  })

  test('of one that takes too long rejects as the platform does', async () => {
    await expect(invoke('merchant', { input: { spin: true } })).rejects.toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })
  })

  test('of one that eats its memory rejects as the platform does', async () => {
    await expect(invoke('account', { input: { fill: true } })).rejects.toMatchObject({ code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' })
  })

  test('refuses a version, of which there is only one here', async () => {
    await expect(emulator.sdk().callFunction({ name: 'plain', data: {}, qualifier: '2' })).rejects.toMatchObject({
      code: 'FUNCTION_QUALIFIER_NOT_FOUND',
    })
  })
})

test('a file that changes runs from the next call on', async () => {
  expect((await invoke('versioned')).result).toBe('version 1')
  const file = join(functionsDir, 'versioned', 'index.js')
  await writeFile(file, (await readFile(file, 'utf8')).replace('version 1', 'version 2'))
  await utimes(file, new Date(), new Date(Date.now() + 5000))
  expect((await invoke('versioned')).result).toBe('version 2')
})

test('the keys are made once and can be read by their owner alone', async () => {
  const file = join(emulator.dataDir, 'secrets.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ FIELD_KEY_ID: 'k1', INDEX_KEY: (await ask()).env.INDEX_KEY })
})
