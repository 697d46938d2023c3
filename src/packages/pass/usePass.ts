import { useQueryClient } from '@tanstack/react-query'
import type { Actions } from '../../../contract'
import type { OutputOf } from '../../../contract/kernel/action'
import { deviceId } from '../../services/deviceId'
import { fetchAction, Refused, useAnswer } from '../../services/useAction'
import { useKnown } from '../../services/useKnown'

type Mine = OutputOf<Actions['pass.mine']>

/** A phone asks only about itself, so its answer is kept without naming it: a start without network must not wait for the phone's id. */
export const PASS_KEY = ['pass.mine'] as const

const ownId = () =>
  deviceId().catch(() => {
    throw new Refused({ code: 'NO_STORAGE', details: {}, requestId: '' } as const)
  })

const askForMine = async () => fetchAction('pass.mine', { deviceId: await ownId() })

/** The own pass, as it was last heard of. */
export const usePass = () => useAnswer<'pass.mine'>(PASS_KEY, askForMine)

/** The own pass as it is known, for pages whose own question brings it; undefined while nothing is known, null: there is none. */
export const useKnownPass = () => useKnown('pass.mine', PASS_KEY)?.pass

/** Puts what a write has answered in place of what was known of the pass. */
export function useChangePass() {
  const client = useQueryClient()
  return async (mine: Mine) => {
    // An answer that is on its way was given before the write.
    for (const queryKey of [PASS_KEY, ['home.show']]) await client.cancelQueries({ queryKey })
    client.setQueryData<Mine>(PASS_KEY, mine)
  }
}
