import { useQueryClient } from '@tanstack/react-query'
import type { Actions } from '../../../contract'
import type { OutputOf } from '../../../contract/kernel/action'
import { deviceId } from '../../services/deviceId'
import { fetchAction, Refused, useAnswer } from '../../services/useAction'

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

/** Puts what a write has answered in place of what was known of the pass. */
export function useChangePass() {
  const client = useQueryClient()
  return async (mine: Mine) => {
    // An answer that is on its way was given before the write.
    await client.cancelQueries({ queryKey: PASS_KEY })
    client.setQueryData<Mine>(PASS_KEY, mine)
  }
}
