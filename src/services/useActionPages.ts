import { useInfiniteQuery } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import type { RefusalOf } from './refusal'
import { actionKey, fetchAction, LOOK_AGAIN_MS, type Refused } from './useAction'
import { useEvery } from './useEvery'

/** Actions that answer page by page: `next` is where the following page begins. */
type PagedAction = { [N in ActionName]: OutputOf<Actions[N]> extends { next: string | number | null } ? N : never }[ActionName]

type NextOf<N extends PagedAction> = NonNullable<(OutputOf<Actions[N]> & { next: string | number | null })['next']>

/**
 * Asks for a list page by page. `inputOf` makes the question for the page that begins at `next` (undefined: the first).
 * `data` is the pages so far; `more` fetches the next one, null when there is none.
 */
export function useActionPages<N extends PagedAction>(name: N, inputOf: (next: NextOf<N> | undefined) => InputOf<Actions[N]>) {
  type Page = OutputOf<Actions[N]>
  const query = useInfiniteQuery<Page, Refused<RefusalOf<N>>, Page[], unknown[], NextOf<N> | undefined>({
    queryKey: [...actionKey(name, inputOf(undefined))],
    queryFn: ({ pageParam }) => fetchAction(name, inputOf(pageParam as NextOf<N> | undefined)),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => (next as NextOf<N> | null) ?? undefined,
    select: ({ pages }) => pages,
  })
  useDidShow(() => {
    if (query.isStale) query.refetch({ cancelRefetch: false })
  })
  // Whoever has scrolled on reads what is there; at the head of the list one waits for what comes.
  useEvery(LOOK_AGAIN_MS, () => {
    if (query.data?.length === 1) void query.refetch({ cancelRefetch: false })
  })
  const { data, error, dataUpdatedAt, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = hasNextPage && !isFetchingNextPage ? () => fetchNextPage() : null
  return { data, error, dataUpdatedAt, refetch, hasNextPage, isFetchingNextPage, more }
}
