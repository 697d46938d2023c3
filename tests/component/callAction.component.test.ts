import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { callAction } from '../../src/services/callAction'
import { serverNow } from '../../src/services/clock'

const request = jest.mocked(Taro.request)
const sent = () => request.mock.calls.map(([options]) => options.data as { action: string; requestId: string })
const replies = (data: object) => Promise.resolve({ data }) as ReturnType<typeof Taro.request>
const lost = () => Promise.reject(new Error('request:fail timeout')) as ReturnType<typeof Taro.request>
const done = { ok: true, data: { erased: true } }
const refused = (code: string) => ({ ok: false, error: { code, details: {}, message: '', requestId: 'ref_1' } })

const withdraw = async (requestId?: string) => {
  const reply = callAction('rider.withdraw', {}, requestId)
  await jest.runAllTimersAsync()
  return reply
}

beforeEach(() => {
  jest.useFakeTimers()
  request.mockReset()
  onlineManager.setOnline(true)
})
afterEach(() => jest.useRealTimers())

test('a reply comes back as it is', async () => {
  request.mockReturnValue(replies(done))
  expect(await withdraw()).toEqual(done)
  expect(sent()).toMatchObject([{ action: 'rider.withdraw', input: {} }])
})

test('a refusal is an answer: it is not asked for again', async () => {
  request.mockReturnValue(replies(refused('FORBIDDEN')))
  expect(await withdraw()).toMatchObject({ error: { code: 'FORBIDDEN', requestId: 'ref_1' } })
  expect(request).toHaveBeenCalledTimes(1)
})

test('a lost reply is asked for again as the same try', async () => {
  request.mockReturnValueOnce(lost()).mockReturnValueOnce(replies(done))
  expect(await withdraw()).toEqual(done)
  const [first, second] = sent()
  expect(second?.requestId).toBe(first?.requestId)
})

test('a server that can not now is asked again', async () => {
  request.mockReturnValueOnce(replies(refused('UNAVAILABLE'))).mockReturnValueOnce(replies(done))
  expect(await withdraw()).toEqual(done)
})

test('an overloaded service is not asked again at once, because that is what an overload grows by', async () => {
  request.mockReturnValue(replies(refused('BUSY')))
  expect(await withdraw()).toMatchObject({ error: { code: 'BUSY' } })
  expect(request).toHaveBeenCalledTimes(1)
})

test('no reply at all: the outcome is unknown, and the try can be continued', async () => {
  request.mockImplementation(lost)
  const reply = await withdraw()
  expect(reply).toMatchObject({ ok: false, error: { code: 'NO_REPLY' } })
  expect(request).toHaveBeenCalledTimes(3)

  request.mockReturnValue(replies(done))
  await withdraw(reply.ok ? undefined : reply.error.requestId)
  expect(new Set(sent().map(({ requestId }) => requestId)).size).toBe(1)
})

test('what is no reply of ours counts as lost', async () => {
  request.mockReturnValue(replies({ html: 'Bad gateway' }))
  expect(await withdraw()).toMatchObject({ error: { code: 'NO_REPLY' } })
})

test('without network nothing is sent', async () => {
  onlineManager.setOnline(false)
  expect(await withdraw()).toMatchObject({ ok: false, error: { code: 'OFFLINE' } })
  expect(request).not.toHaveBeenCalled()
})

test('two tries have two names', async () => {
  request.mockReturnValue(replies(done))
  await withdraw()
  await withdraw()
  const [first, second] = sent()
  expect(first?.requestId).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  expect(second?.requestId).not.toBe(first?.requestId)
})

test('an answer that carries the server’s time sets the clock by it, whatever the phone says', async () => {
  jest.setSystemTime(new Date('2026-11-23T04:10:00.000Z'))
  request.mockReturnValue(replies({ ok: true, data: { pass: null, now: '2026-11-23T04:00:00.000Z' } }))
  const reply = callAction('pass.mine', { deviceId: 'dev_sample' })
  await jest.runAllTimersAsync()
  await reply
  expect(serverNow()).toEqual(new Date('2026-11-23T04:00:00.000Z'))
})
