import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act } from '@testing-library/react'
import type { PropsWithChildren } from 'react'
import type { ActionName, Actions } from '../../../contract/index'
import type { InputOf } from '../../../contract/kernel/action'
import type { ReplyOf } from '../../../src/services/refusal'

/** The reply to each action; null means that the reply is lost. */
export type Answers = { [N in ActionName]?: (input: InputOf<Actions[N]>) => WireReply<N> | null }

type Refused<N extends ActionName> = Omit<Extract<ReplyOf<N>, { ok: false }>['error'], 'requestId'>
type WireReply<N extends ActionName> = Extract<ReplyOf<N>, { ok: true }> | { ok: false; error: Refused<N> }

interface Asked {
  action: ActionName
  input: unknown
  requestId: string
}

type AnyAnswer = (input: unknown) => { ok: true; data: { now?: unknown } } | { ok: false; error: object } | null

async function replyTo(answers: Answers, { action, input, requestId }: Asked, passedMs: number) {
  const answer = answers[action] as AnyAnswer | undefined
  if (!answer) throw new Error(`Nobody answers ${action}`)
  const reply = answer(input)
  if (reply === null) throw new Error('request:fail')
  return { data: reply.ok ? later(reply, passedMs) : { ...reply, error: { ...reply.error, requestId } } }
}

/** A test writes replies as they are at its beginning; the server's clock goes on. One that tells the present time stays. */
function later<Reply extends { data: { now?: unknown } }>(reply: Reply, passedMs: number): Reply {
  const now = reply.data?.now
  if (typeof now !== 'string' || Date.parse(now) === Date.now()) return reply
  return { ...reply, data: { ...reply.data, now: new Date(Date.parse(now) + passedMs).toISOString() } }
}

/** A backend with the replies of a test, which records the requests. */
export function backendOf(answers: Answers) {
  const asked: Asked[] = []
  const start = Date.now()
  jest.mocked(Taro.request).mockImplementation((options) => {
    const data = options.data as Asked
    // Requests to other addresses stand for actions of WeChat itself, such as recording a subscription.
    if (!options.url.endsWith('/call')) return Promise.resolve({ data: {} }) as ReturnType<typeof Taro.request>
    asked.push(data)
    return replyTo(answers, data, Date.now() - start) as ReturnType<typeof Taro.request>
  })
  const askedFor = (wanted: ActionName) => asked.filter(({ action }) => action === wanted)
  return {
    inputsOf: (action: ActionName) => askedFor(action).map(({ input }) => input),
    requestIdsOf: (action: ActionName) => new Set(askedFor(action).map(({ requestId }) => requestId)),
  }
}

/** The surroundings of a page with this server state. */
export const frameOf =
  (client: QueryClient) =>
  ({ children }: PropsWithChildren) => <QueryClientProvider client={client}>{children}</QueryClientProvider>

/** The surroundings of a page: its own server state and a phone with network. */
export function pageFrame() {
  onlineManager.setOnline(true)
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnReconnect: 'always', gcTime: Number.POSITIVE_INFINITY },
    },
  })
  return { client, wrapper: frameOf(client) }
}

/** Lets time pass and runs everything that is due in it. Needs jest's fake timers. */
export const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
