import Taro from '@tarojs/taro'
import { cloud } from '../../src/services/transport/cloud'

const callFunction = jest.mocked(Taro.cloud.callFunction) as jest.Mock
const ask = () => cloud.call({ action: 'pass.mine', input: {}, requestId: 'request-1' })

beforeEach(() => callFunction.mockReset())

test.each([
  { errCode: -501004, errMsg: 'cloud.callFunction:fail the number of concurrent requests exceeds the environment quota' },
  { errCode: -1, errMsg: 'cloud.callFunction:fail FUNCTION_EXCEED_RESOURCE_LIMIT' },
  { errCode: -504003, errMsg: 'cloud.callFunction:fail EXCEED_CONCURRENT_REQUEST_LIMIT' },
])('when CloudBase carries no more ($errMsg), the answer is BUSY', async (error) => {
  callFunction.mockRejectedValue(error)
  expect(await ask()).toEqual({ ok: false, error: { code: 'BUSY', details: {}, requestId: 'request-1' } })
})

test('any other failure is no answer', async () => {
  const error = { errCode: -404012, errMsg: 'cloud.callFunction:fail polling timeout' }
  callFunction.mockRejectedValue(error)
  await expect(ask()).rejects.toBe(error)
})

test('a reply comes as it is', async () => {
  callFunction.mockResolvedValue({ result: { ok: true, data: {} } })
  expect(await ask()).toEqual({ ok: true, data: {} })
  expect(callFunction).toHaveBeenCalledWith({ name: 'pass', data: { action: 'pass.mine', input: {}, requestId: 'request-1' } })
})
