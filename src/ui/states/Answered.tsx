import type { ReactNode } from 'react'
import type { Refused } from '../../services/useAction'
import { Failed } from './Failed'
import { Loading } from './Loading'

interface Query<T> {
  data: T | undefined
  error: Refused | null
  refetch: () => Promise<unknown>
}

/** What a query gave, or why there is nothing yet. An old answer stays on the screen while a newer one fails to come. */
export function Answered<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} onRetry={query.refetch} />
  return <Loading />
}
