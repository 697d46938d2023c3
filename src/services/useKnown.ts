import { type QueryKey, useQuery } from '@tanstack/react-query'
import type { ActionName, Actions } from '../../contract/index'
import type { OutputOf } from '../../contract/kernel/action'
import { actionKey } from './useAction'

/** What is known of an action's answer, kept up to date and never asked for: another question brings it. Undefined: nothing is. */
export function useKnown<N extends ActionName>(name: N, queryKey: QueryKey = actionKey(name, {} as never)) {
  const { data } = useQuery<OutputOf<Actions[N]>>({
    queryKey,
    queryFn: () => Promise.reject(new Error(`${name} is not asked here`)),
    enabled: false,
  })
  return data
}
