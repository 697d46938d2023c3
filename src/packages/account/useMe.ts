import { useQueryClient } from '@tanstack/react-query'
import type { Actions } from '../../../contract'
import type { OutputOf } from '../../../contract/kernel/action'
import { actionKey, useAction } from '../../services/useAction'

/** Everything that the tab pages show of the person. */
export const useMe = () => useAction('account.me', {})

type Me = OutputOf<Actions['account.me']>

/** Puts what a write has answered into what is known of the person, so that every page shows it without asking again. */
export function useChangeMe() {
  const client = useQueryClient()
  const queryKey = actionKey('account.me', {})
  return async (change: Partial<Me>) => {
    // An answer that is on its way was given before the write.
    for (const key of [queryKey, ['home.show']]) await client.cancelQueries({ queryKey: key })
    client.setQueryData<Me>(queryKey, (me) => me && { ...me, ...change })
  }
}
