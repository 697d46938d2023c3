import { QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, render, screen } from '@testing-library/react'
import type { ActionName } from '../../contract/index'
import { keptShapes } from '../../src/domains'
import { useMe } from '../../src/packages/account/useMe'
import { learnTime } from '../../src/services/clock'
import { forgetKept, startKeeping } from '../../src/services/kept/keptAnswers'
import { Refused, useAction } from '../../src/services/useAction'
import { Answered } from '../../src/ui/states/Answered'
import { aSentRiderView } from '../builders/views'
import { backendOf, frameOf } from '../support/taro/backend'

const NOON = Date.parse('2026-11-23T04:00:00.000Z')
const DAY = 24 * 60 * 60_000
const KEY = ['account.me', {}]
const me = (realName: string | null) => ({
  rider: realName === null ? null : aSentRiderView({ realName, photoUrl: null }),
  consents: [],
  workplaces: [],
  unread: 0,
  messageCredits: 0,
})

const clients: QueryClient[] = []
/** The app is opened: it knows what an earlier run has kept. */
function launch(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: 20_000 } } })
  clients.push(client)
  startKeeping(client, keptShapes)
  return client
}
const kept = () => launch().getQueryData<{ rider: { realName: string } | null }>(KEY)?.rider?.realName

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  for (const key of Taro.getStorageInfoSync().keys) Taro.removeStorageSync(key)
  Taro.setStorageSync('emulatorUrl', 'http://127.0.0.1:3000')
  Taro.setStorageSync('localOpenid', 'rider')
  learnTime(new Date(NOON).toISOString(), NOON, NOON)
})
afterEach(() => {
  for (const client of clients.splice(0)) client.clear()
  jest.useRealTimers()
})

describe('an answer', () => {
  test('is there after the next launch, with its time', () => {
    launch().setQueryData(KEY, me('示例甲'))
    jest.advanceTimersByTime(DAY)
    const state = launch().getQueryState(KEY)
    expect(state).toMatchObject({ data: { rider: { realName: '示例甲' } }, dataUpdatedAt: NOON })
  })

  test('of another action is not kept', () => {
    launch().setQueryData(['inbox.list', {}], { messages: [], next: null })
    expect(launch().getQueryData(['inbox.list', {}])).toBeUndefined()
    expect(Taro.getStorageInfoSync().keys.filter((key) => key.startsWith('kept'))).toEqual([])
  })

  test('is another person’s where a phone stands in for several', () => {
    launch().setQueryData(KEY, me('示例甲'))
    Taro.setStorageSync('localOpenid', 'somebody_else')
    expect(kept()).toBeUndefined()
  })

  test('in the shape of an older app is dropped', () => {
    launch().setQueryData(KEY, me('示例甲'))
    Taro.setStorageSync('kept:account.me', { ...Taro.getStorageSync('kept:account.me'), shape: 'older' })
    expect(kept()).toBeUndefined()
  })

  test('is dropped after 30 days', () => {
    launch().setQueryData(KEY, me('示例甲'))
    jest.advanceTimersByTime(30 * DAY - 1)
    expect(kept()).toBe('示例甲')
    jest.advanceTimersByTime(1)
    expect(kept()).toBeUndefined()
  })

  test('is asked for again, however the clock was set meanwhile', () => {
    launch().setQueryData(KEY, me('示例甲'))
    jest.setSystemTime(NOON - DAY)
    expect(launch().getQueryState(KEY)?.isInvalidated).toBe(true)
  })

  test('keeps its time, when a clock that was a day fast is set right meanwhile', () => {
    learnTime(new Date(NOON - DAY).toISOString(), NOON, NOON)
    launch().setQueryData(KEY, me('示例甲'))
    jest.setSystemTime(NOON - DAY)
    expect(launch().getQueryState(KEY)?.dataUpdatedAt).toBe(NOON - DAY)
  })

  test('stays known as long as the app runs, even if no page shows it', async () => {
    launch().setQueryData(KEY, me('示例甲'))
    const client = launch()
    await jest.advanceTimersByTimeAsync(DAY)
    expect(client.getQueryData(KEY)).toBeDefined()
  })

  test('is one of three at most, the newest', () => {
    const client = launch()
    for (const unread of [1, 2, 3, 4]) {
      jest.advanceTimersByTime(1)
      client.setQueryData(['account.me', { unread }], me('示例甲'))
    }
    const again = launch()
    expect([1, 2, 3, 4].map((unread) => again.getQueryData(['account.me', { unread }]) !== undefined)).toEqual([false, true, true, true])
  })

  test('that a full phone has no room for is asked for again, nothing else', async () => {
    jest.mocked(Taro.setStorage).mockImplementationOnce(() => {
      throw new Error('QuotaExceededError')
    })
    launch().setQueryData(KEY, me('示例甲'))
    await jest.advanceTimersByTimeAsync(0)
    expect(kept()).toBeUndefined()
  })

  test('that may no longer be seen is no longer kept', async () => {
    const client = launch()
    client.setQueryData(KEY, me('示例甲'))
    const refusal = { code: 'FORBIDDEN', details: {}, requestId: 'r' } as const
    await client.fetchQuery({ queryKey: KEY, queryFn: () => Promise.reject(new Refused(refusal)), staleTime: 0 }).catch(() => undefined)
    expect(kept()).toBeUndefined()
  })

  test('stays when the next one does not come', async () => {
    const client = launch()
    client.setQueryData(KEY, me('示例甲'))
    const refusal = { code: 'OFFLINE', details: {}, requestId: 'r' } as const
    await client.fetchQuery({ queryKey: KEY, queryFn: () => Promise.reject(new Refused(refusal)), staleTime: 0 }).catch(() => undefined)
    expect(kept()).toBe('示例甲')
  })
})

const Name = () => <Answered query={useMe()}>{({ rider }) => <p>{rider?.realName ?? '还没登记'}</p>}</Answered>
const settle = () => act(() => jest.advanceTimersByTimeAsync(5_000))
const open = (client: QueryClient, page = <Name />) => render(page, { wrapper: frameOf(client) })

describe('after a start without network', () => {
  beforeEach(() => {
    launch().setQueryData(KEY, me('示例甲'))
    jest.advanceTimersByTime(DAY)
  })

  test('the page shows the old answer at once, and from when it is', async () => {
    backendOf({ 'account.me': () => null })
    open(launch())
    expect(screen.getByText('示例甲')).toBeTruthy()
    await settle()
    expect(screen.getByText('示例甲')).toBeTruthy()
    expect(screen.getByText('这是昨天 12:00 的情况')).toBeTruthy()
  })

  test('it is asked again where there is network, and is then the new one', async () => {
    backendOf({ 'account.me': () => ({ ok: true, data: me('示例乙') }) })
    open(launch())
    await settle()
    expect(screen.getByText('示例乙')).toBeTruthy()
    expect(screen.queryByText(/的情况/)).toBeNull()
  })

  test('what was there is gone from the screen when it may no longer be seen', async () => {
    backendOf({ 'account.me': () => ({ ok: false, error: { code: 'FORBIDDEN', details: {} } }) })
    open(launch())
    await settle()
    expect(screen.queryByText('示例甲')).toBeNull()
    expect(screen.getByText('没能打开')).toBeTruthy()
  })
})

describe('withdrawing', () => {
  test('forgets it on the phone and on the screen, and asks anew', async () => {
    const client = launch()
    client.setQueryData(KEY, me('示例甲'))
    open(client)
    backendOf({ 'account.me': () => null })
    forgetKept(client)
    await act(() => jest.advanceTimersByTimeAsync(0))
    expect(screen.queryByText('示例甲')).toBeNull()
    expect(kept()).toBeUndefined()
    await settle()
    expect(screen.getByText('网络不稳')).toBeTruthy()
  })

  test('an answer that is on its way then comes too late', async () => {
    const client = launch()
    let arrive = (_answer: ReturnType<typeof me>) => {}
    const fetching = client.fetchQuery({
      queryKey: KEY,
      queryFn: () => new Promise<ReturnType<typeof me>>((resolve) => (arrive = resolve)),
    })
    forgetKept(client)
    arrive(me('示例甲'))
    await fetching.catch(() => undefined)
    expect(kept()).toBeUndefined()
  })
})

test('keeping changes nothing for other actions', async () => {
  const unknown: ActionName = 'inbox.list'
  backendOf({ [unknown]: () => ({ ok: true, data: { messages: [], next: null } }) })
  const Inbox = () => <>{useAction('inbox.list', {}).data ? '没有消息' : '正在取'}</>
  open(launch(), <Inbox />)
  await settle()
  expect(screen.getByText('没有消息')).toBeTruthy()
})
