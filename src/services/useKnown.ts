import { notifyManager, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { ActionName, Actions } from '../../contract/index'
import type { OutputOf } from '../../contract/kernel/action'
import { actionKey } from './useAction'

/**
 * What is known of an action's answer, kept up to date and never asked for: another question brings it. Undefined: nothing is. It looks on from
 * outside: a query asks as the newest of those who use it would, so whoever doesn't ask must not be one of them.
 */
export function useKnown<N extends ActionName>(name: N, queryKey: QueryKey = actionKey(name, {} as never)) {
  const client = useQueryClient()
  const subscribe = useCallback((changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)), [client])
  const known = () => client.getQueryData<OutputOf<Actions[N]>>(queryKey)
  return useSyncExternalStore(subscribe, known, known)
}
