import { type QueryKey, useQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import { callAction } from './callAction'
import type { AnyRefusal, RefusalOf } from './refusal'
import { useEvery } from './useEvery'

/** How often a page that stays on the screen asks what others have done meanwhile, ms. */
export const LOOK_AGAIN_MS = 60_000

/** A refusal on its way through TanStack Query, which knows errors only as exceptions. Nothing else throws it. */
export class Refused<R extends { code: string } = AnyRefusal> extends Error {
  constructor(readonly refusal: R) {
    super(refusal.code)
  }
}

/** The answer to an action, or {@link Refused}. */
export async function fetchAction<N extends ActionName>(name: N, input: InputOf<Actions[N]>): Promise<OutputOf<Actions[N]>> {
  const reply = await callAction(name, input)
  if (!reply.ok) throw new Refused(reply.error)
  return reply.data
}

/** The key under which answers to one question are kept. */
export const actionKey = <N extends ActionName>(name: N, input?: InputOf<Actions[N]>) => (input === undefined ? [name] : [name, input])

interface Options {
  enabled?: boolean
  /** How long an answer is fresh, ms, where the usual time is too short: nobody waits for something newer here. */
  freshMs?: number
  /** How often a page in sight asks again, ms, where somebody stands and waits. */
  everyMs?: number
}

/**
 * Asks for an action that reads, and keeps the answer: shown again from memory, asked again when the page is shown and the
 * answer is no longer fresh, and once a minute while it stays in sight. `error.refusal` says why there is none.
 */
export const useAction = <N extends ActionName>(name: N, input: InputOf<Actions[N]>, options: Options = {}) =>
  useAnswer<N>(actionKey(name, input), () => fetchAction(name, input), options)

/** As `useAction`, for a question that has to be put together first. */
export function useAnswer<N extends ActionName>(
  queryKey: QueryKey,
  queryFn: (context: { signal: AbortSignal }) => Promise<OutputOf<Actions[N]>>,
  { enabled = true, freshMs, everyMs = Math.max(freshMs ?? 0, LOOK_AGAIN_MS) }: Options = {},
) {
  const query = useQuery<OutputOf<Actions[N]>, Refused<RefusalOf<N>>>({
    queryKey,
    queryFn,
    enabled,
    ...(freshMs !== undefined && { staleTime: freshMs }),
  })
  useDidShow(() => {
    if (enabled && query.isStale) query.refetch({ cancelRefetch: false })
  })
  useEvery(everyMs, () => {
    if (enabled) void query.refetch({ cancelRefetch: false })
  })
  return query
}
