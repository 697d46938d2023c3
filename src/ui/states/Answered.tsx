import type { ReactNode } from 'react'
import { isDenied } from '../../services/refusal'
import type { Refused } from '../../services/useAction'
import { useOnline } from '../../services/useOnline'
import { Failed } from './Failed'
import { LastKnown } from './LastKnown'
import { Loading } from './Loading'

interface Query<T> {
  data: T | undefined
  error: Refused | null
  /** When `data` came, by the phone's clock, ms since 1970. */
  dataUpdatedAt: number
  refetch: () => Promise<unknown>
}

/**
 * What a query gave, or why there is nothing yet. An old answer stays on the screen, with its time, while a newer one can't come; it goes when the newer
 * one is that there is nothing to be seen.
 */
export function Answered<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  const online = useOnline()
  const { data, error, dataUpdatedAt, refetch } = query
  if (error && (data === undefined || isDenied(error.refusal))) return <Failed error={error} onRetry={refetch} />
  if (data === undefined) return <Loading />
  return (
    <>
      {(error || !online) && <LastKnown at={dataUpdatedAt} />}
      {children(data)}
    </>
  )
}
