import * as z from 'zod/mini'
import { createEntry } from '../../cloudfunctions/kernel/entry'
import { action } from '../../contract/kernel/action'
import { sampleKeyVariables } from '../builders/keys'
import { aPlatformContext } from '../builders/platform'
import { NOON } from '../builders/time'

beforeAll(() => Object.assign(process.env, sampleKeyVariables))

/** What stands in the log, line by line. */
let logged: string[]
beforeEach(() => {
  logged = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line))
})
afterEach(() => jest.restoreAllMocks())

const NAME = '示例甲'
const echo = action({
  name: 'sample.echo',
  audience: 'person',
  input: z.strictObject({ name: z.string().check(z.maxLength(10)) }),
  output: z.object({ name: z.string() }),
  errors: ['STATION_CLOSED'],
})
const write = action({ ...echo, name: 'sample.write', writes: true })
const open = action({ ...echo, name: 'sample.open', audience: 'public' })

const handle = jest.fn(
  async (_input: { name: string }, _context: object): Promise<{ data: unknown } | { refusal: never }> => ({ data: { name: NAME } }),
)
const main = createEntry(
  [echo, write, open].map((one) => ({ action: one, handle })),
  () => NOON,
)

beforeEach(() => handle.mockReset().mockResolvedValue({ data: { name: NAME } }))

const ask = (event: object, openid: string | undefined = 'oSampleLi') => main(event, aPlatformContext(openid))
const REQUEST = 'request-0001'

describe('routing', () => {
  test.each([
    ['no action', {}],
    ['an unknown one', { action: 'sample.nothing' }],
    ['a property of every object', { action: 'constructor' }],
    ['the prototype', { action: '__proto__' }],
    ['a method of every object', { action: 'hasOwnProperty' }],
    ['one that another function serves', { action: 'other.later' }],
    ['a list', { action: ['sample.echo'] }],
    ['an object that reads like one', { action: { toString: 'sample.echo' } }],
    ['another spelling', { action: 'Sample.Echo' }],
    ['a million letters', { action: 'a'.repeat(1_000_000) }],
  ])('%s is unknown', async (_, event) => {
    expect(await ask({ ...event, input: { name: NAME } })).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ACTION' } })
    expect(handle).not.toHaveBeenCalled()
  })

  test.each([undefined, null, 'text', 42, []])('an event that is %p is unknown, not an error', async (event) => {
    expect(await main(event as never, aPlatformContext('oSampleLi'))).toMatchObject({ error: { code: 'UNKNOWN_ACTION' } })
  })
})

describe('identity', () => {
  test('comes from the platform alone', async () => {
    const forged = {
      userInfo: { openId: 'oForged' },
      openid: 'oForged',
      WX_OPENID: 'oForged',
      context: { environment: '{"WX_OPENID":"oForged"}' },
    }
    await ask({ ...forged, action: 'sample.echo', input: { name: NAME } })
    expect(handle).toHaveBeenCalledWith(
      { name: NAME },
      expect.objectContaining({ caller: expect.objectContaining({ openid: 'oSampleLi' }) }),
    )
  })

  test.each([
    ['no identity', aPlatformContext()],
    ['an empty one', aPlatformContext('')],
    ['one that is no text', aPlatformContext(undefined, { WX_OPENID: { $ne: '' } })],
    ['a forged one in the event only', aPlatformContext()],
  ])('%s: asked to sign in', async (_, context) => {
    const event = { action: 'sample.echo', input: { name: NAME }, userInfo: { openId: 'oForged' }, openid: 'oForged' }
    expect(await main(event, context)).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    expect(handle).not.toHaveBeenCalled()
  })

  test('is not needed for what is public', async () => {
    expect(await main({ action: 'sample.open', input: { name: NAME } }, aPlatformContext())).toEqual({ ok: true, data: { name: NAME } })
    expect(handle).toHaveBeenCalledWith({ name: NAME }, { now: NOON })
  })

  test('that cannot be read is an error with a reference number, not a crash', async () => {
    const broken = { ...aPlatformContext(), environment: '{' }
    expect(await main({ action: 'sample.echo', requestId: REQUEST }, broken)).toMatchObject({
      error: { code: 'INTERNAL', requestId: REQUEST },
    })
  })
})

describe('input', () => {
  test('of 1 MB is refused before anything reads it', async () => {
    const reply = await ask({ action: 'sample.echo', input: { name: 'a'.repeat(1_000_000) } })
    expect(reply).toMatchObject({ error: { code: 'INPUT_TOO_LARGE', details: { limit: 65536 } } })
  })

  test('is measured in bytes: Chinese counts thrice', async () => {
    const reply = await ask({ action: 'sample.echo', input: { name: '甲'.repeat(22_000) } })
    expect(reply).toMatchObject({ error: { code: 'INPUT_TOO_LARGE' } })
  })

  test('nested deeper than can be written down is refused, not an error', async () => {
    const input = JSON.parse(`{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)
    expect(await ask({ action: 'sample.echo', input })).toMatchObject({ error: { code: 'INPUT_TOO_LARGE' } })
  })

  test('that breaks a rule is refused at its field', async () => {
    const reply = await ask({ action: 'sample.echo', input: { name: 'a'.repeat(11) } })
    expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'name', rule: 'too_long', limit: 10 } } })
  })

  test('may be missing where nothing is asked for, and is checked all the same', async () => {
    expect(await ask({ action: 'sample.echo' })).toMatchObject({ error: { details: { field: 'name', rule: 'required' } } })
  })

  test.each([undefined, '', 'short', 'a'.repeat(65), 'with space 1', '../../etc', 12345678, null])(
    'a write with the requestId %p is refused',
    async (requestId) => {
      const reply = await ask({ action: 'sample.write', input: { name: NAME }, requestId })
      expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'requestId', rule: 'format' } } })
      expect(handle).not.toHaveBeenCalled()
    },
  )
})

describe('reply', () => {
  test('holds only what the contract names', async () => {
    handle.mockResolvedValue({ data: { name: NAME, idNumber: 'secret' } })
    expect(await ask({ action: 'sample.echo', input: { name: NAME } })).toEqual({ ok: true, data: { name: NAME } })
  })

  test('of a handler that answers something else is an error, never half of it', async () => {
    handle.mockResolvedValue({ data: { nothing: true } })
    expect(await ask({ action: 'sample.echo', input: { name: NAME } })).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', details: {} },
    })
  })

  test('to an unexpected error tells the reference number and nothing else', async () => {
    handle.mockRejectedValue(new Error(`cannot read ${NAME} 10012345678`))
    const reply = await ask({ action: 'sample.write', input: { name: NAME }, requestId: REQUEST })
    expect(reply).toEqual({ ok: false, error: { code: 'INTERNAL', details: {}, message: 'INTERNAL', requestId: REQUEST } })
  })

  test.each(['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT'])(
    'to %s of the database says that the same request may come again',
    async (code) => {
      handle.mockRejectedValue(Object.assign(new Error('request failed'), { code }))
      expect(await ask({ action: 'sample.echo', input: { name: NAME } })).toMatchObject({ error: { code: 'UNAVAILABLE' } })
    },
  )

  test('to a storage or WeChat that can’t be reached says so, too', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    handle.mockRejectedValue(new TypeError('fetch failed', { cause: refused }))
    expect(await ask({ action: 'sample.echo', input: { name: NAME } })).toMatchObject({ error: { code: 'UNAVAILABLE' } })
  })
})

describe('log', () => {
  const line = () => JSON.parse(logged[0] ?? '{}')

  test('has one line for each call, with our own ids alone', async () => {
    await ask({ action: 'sample.write', input: { name: NAME }, requestId: REQUEST })
    expect(logged).toHaveLength(1)
    expect(line()).toEqual({
      level: 'info',
      action: 'sample.write',
      requestId: REQUEST,
      personId: expect.stringMatching(/^per_[0-9a-f]{40}$/),
      ms: 0,
    })
  })

  test('names the code of a refusal', async () => {
    await ask({ action: 'sample.echo', input: {} })
    expect(line()).toMatchObject({ level: 'info', code: 'INVALID_INPUT' })
  })

  test('does not repeat what somebody made up', async () => {
    await ask({ action: NAME, input: { name: NAME }, requestId: NAME })
    expect(logged.join()).not.toContain(NAME)
  })

  test.each([
    ['an error', new Error(`${NAME} 10012345678 oSampleLi`)],
    ['an error of many lines', new Error(`failed\n    at ${NAME} 10012345678 oSampleLi`)],
    ['a text', `${NAME} 10012345678 oSampleLi`],
    ['an error with a text for a code', Object.assign(new Error('x'), { code: `${NAME} 10012345678 oSampleLi` })],
  ])('of %s that nobody expected holds its place in the code, no personal data', async (_, thrown) => {
    handle.mockRejectedValue(thrown)
    await ask({ action: 'sample.echo', input: { name: NAME } })
    expect(line()).toMatchObject({ level: 'error', code: 'INTERNAL', trace: expect.any(Array) })
    for (const secret of [NAME, '10012345678', 'oSampleLi']) expect(logged.join()).not.toContain(secret)
  })
})
