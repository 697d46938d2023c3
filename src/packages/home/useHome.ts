import { useQueryClient } from '@tanstack/react-query'
import { deviceId } from '../../services/deviceId'
import { actionKey, fetchAction, useAnswer } from '../../services/useAction'
import { PASS_KEY } from '../pass/usePass'

/** A phone asks only about itself, so its answer is kept without naming it: a start without network must not wait for the phone's id. */
const HOME_KEY = ['home.show'] as const

/** Everything that the home page shows, in one call. What other tabs show of it needn't be asked for again. */
export function useHome() {
  const client = useQueryClient()
  return useAnswer<'home.show'>(HOME_KEY, async ({ signal }) => {
    const ownId = await deviceId().catch(() => undefined)
    const home = await fetchAction('home.show', ownId === undefined ? {} : { deviceId: ownId })
    // Somebody has written since it was asked: what it says of before must not come back.
    if (signal.aborted) return home
    client.setQueryData(actionKey('account.me', {}), home.me)
    if (home.pass) client.setQueryData(PASS_KEY, home.pass)
    return home
  })
}
