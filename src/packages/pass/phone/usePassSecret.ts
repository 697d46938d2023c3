import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { secret } from '../../../services/secretStore'
import type { PassSecret } from './phoneCode'

/** With the moment of the binding: by it a phone knows that its secret is no longer the one in force. */
export interface KeptSecret extends PassSecret {
  boundAt: string | null
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isKeptSecret = (value: unknown): value is KeptSecret =>
  isObject(value) &&
  typeof value.passId === 'string' &&
  typeof value.seed === 'string' &&
  typeof value.keyNo === 'number' &&
  (typeof value.boundAt === 'string' || value.boundAt === null)

/** What this phone makes the codes from. */
export const passSecret = secret('pass', isKeptSecret)

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
