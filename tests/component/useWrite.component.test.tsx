import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, renderHook } from '@testing-library/react'
import type { PropsWithChildren } from 'react'
import { useWrite } from '../../src/services/useWrite'

const request = jest.mocked(Taro.request)
const requestIds = () => request.mock.calls.map(([options]) => (options.data as { requestId: string }).requestId)
const done = () => Promise.resolve({ data: { ok: true, data: { messageCredits: 1 } } }) as ReturnType<typeof Taro.request>
const lost = () => Promise.reject(new Error('request:fail')) as ReturnType<typeof Taro.request>

const client = new QueryClient({ defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } })
const Wrapper = ({ children }: PropsWithChildren) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
const redeem = () => renderHook(() => useWrite('role.accept'), { wrapper: Wrapper }).result

beforeEach(() => {
  jest.useFakeTimers()
  request.mockReset()
  onlineManager.setOnline(true)
})
afterEach(() => jest.useRealTimers())

const settle = (sending: Promise<unknown>) =>
  act(async () => {
    await jest.runAllTimersAsync()
    await sending
  })

test('a second sending while the first is under way is not sent', async () => {
  request.mockImplementation(done)
  const write = redeem()
  await settle(
    Promise.all([write.current.send({ code: 'a' }), write.current.send({ code: 'a' })]).then(([, second]) => expect(second).toBeNull()),
  )
  expect(request).toHaveBeenCalledTimes(1)
})

test('the same input after a lost reply continues the try, another input begins a new one', async () => {
  request.mockImplementation(lost)
  const write = redeem()
  await settle(write.current.send({ code: 'a' }))
  request.mockImplementation(done)
  await settle(write.current.send({ code: 'a' }))
  expect(new Set(requestIds()).size).toBe(1)

  await settle(write.current.send({ code: 'a' }))
  expect(new Set(requestIds()).size).toBe(2)
})

test('a lost try is not continued with other input', async () => {
  request.mockImplementation(lost)
  const write = redeem()
  await settle(write.current.send({ code: 'a' }))
  request.mockImplementation(done)
  await settle(write.current.send({ code: 'b' }))
  expect(new Set(requestIds()).size).toBe(2)
})

test('what the action changes is out of date after a success, and nothing else', async () => {
  client.setQueryData(['account.me', {}], { unread: 0 })
  client.setQueryData(['pass.uses', {}], { uses: [] })
  request.mockImplementation(done)
  await settle(redeem().current.send({ code: 'a' }))
  expect(client.getQueryState(['account.me', {}])?.isInvalidated).toBe(true)
  expect(client.getQueryState(['pass.uses', {}])?.isInvalidated).toBe(false)
})

test('a refusal says that something is otherwise than the page shows; a reply that never came says nothing', async () => {
  client.setQueryData(['account.me', {}], { unread: 0 })
  request.mockImplementation(lost)
  const write = redeem()
  await settle(write.current.send({ code: 'a' }))
  expect(client.getQueryState(['account.me', {}])?.isInvalidated).toBe(false)
  request.mockResolvedValue({ data: { ok: false, error: { code: 'INVITATION_INVALID', details: {} } } } as never)
  await settle(write.current.send({ code: 'b' }))
  expect(client.getQueryState(['account.me', {}])?.isInvalidated).toBe(true)
})

test('what the reply has brought whole is not asked for again', async () => {
  client.setQueryData(['account.me', {}], { unread: 0 })
  request.mockImplementation(done)
  const write = renderHook(() => useWrite('role.accept', { shown: ['account.me'] }), { wrapper: Wrapper }).result
  await settle(write.current.send({ code: 'a' }))
  expect(client.getQueryState(['account.me', {}])?.isInvalidated).toBe(false)
})
