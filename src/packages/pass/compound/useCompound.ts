import { useQueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import type { ActionName, Actions } from '../../../../contract'
import type { InputOf } from '../../../../contract/kernel/action'
import type { CompoundView } from '../../../../contract/pass/compound'
import { actionKey, useAction } from '../../../services/useAction'
import { useWrite } from '../../../services/useWrite'

/** Everything about one compound that its property manager sets. */
export const useCompound = (compoundId: string) => useAction('compound.show', { compoundId })

/** The writes that answer with the compound as it is now. */
type Change = Extract<ActionName, `compound.${'saveRules' | 'saveInfo' | 'saveGate' | 'renewGateCode' | 'saveMap' | 'removeGuard'}`>

/** Puts a compound as it is now into what every page shows. */
export function useShowCompound() {
  const client = useQueryClient()
  return async (compound: CompoundView) => {
    const queryKey = actionKey('compound.show', { compoundId: compound.compoundId })
    // An answer that is on its way was given before the change.
    await client.cancelQueries({ queryKey })
    client.setQueryData<CompoundView>(queryKey, compound)
  }
}

/** Changes the compound; every page shows the answer at once. */
export function useChangeCompound<N extends Change>(name: N) {
  const { send, busy } = useWrite(name, { shown: ['compound.show'] })
  const show = useShowCompound()
  const change = async (input: InputOf<Actions[N]>) => {
    const reply = await send(input)
    if (reply?.ok) await show(reply.data)
    return reply
  }
  return { change, busy }
}

/** Brings what was just said at the head of the page into view, wherever the list was. */
export const toTop = () => Taro.pageScrollTo({ scrollTop: 0, duration: 200 })
