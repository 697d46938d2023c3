import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type KeptSecret, passSecret } from './passSecret'

const KEY = ['passSecret'] as const

/** What this phone makes codes from: undefined until it was read, null when there is none. */
export function usePassSecret() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: KEY, queryFn: () => passSecret.get(), staleTime: Number.POSITIVE_INFINITY })

  const keep = useCallback(
    async (next: KeptSecret) => {
      await passSecret.set(next)
      client.setQueryData(KEY, next)
    },
    [client],
  )
  const forget = useCallback(async () => {
    await passSecret.remove()
    client.setQueryData(KEY, null)
  }, [client])

  return { secret: data, keep, forget }
}
