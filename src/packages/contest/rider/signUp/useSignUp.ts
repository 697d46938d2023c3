import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { InputOf, OutputOf } from '../../../../../contract/kernel/action'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import type { Category } from '../contest'

type Input = InputOf<Actions['contest.signUp']>
type RiderId = Input['riderIds'][number]
export type SignedUp = OutputOf<Actions['contest.signUp']>

/** As in the contract: so many in one go. */
export const MOST = 10

/** Who is to be signed up for what, until it is done. */
export function useSignUp(stationId: Input['stationId']) {
  const { send } = useWrite('contest.signUp')
  const [categoryId, setCategoryId] = useState<Category['categoryId'] | null>(null)
  const [names, setNames] = useState<ReadonlyMap<RiderId, string>>(new Map())
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<(SignedUp & { names: ReadonlyMap<RiderId, string> }) | null>(null)

  const toggle = (id: RiderId, name: string) => {
    setProblem(null)
    setNames((chosen) => {
      const others = new Map(chosen)
      if (others.delete(id)) return others
      return chosen.size < MOST ? others.set(id, name) : chosen
    })
  }

  const sign = async (wait: boolean) => {
    if (!categoryId) return
    setProblem(null)
    const reply = await send({ stationId, categoryId, riderIds: [...names.keys()], wait })
    if (reply?.ok) setDone({ ...reply.data, names })
    else if (reply) setProblem(reply.error.code === 'NOT_VERIFIED' ? '选中的人里有人已经不在站了，请下拉刷新再选' : errorText(reply.error))
  }

  const again = () => {
    setNames(new Map())
    setDone(null)
  }

  return { categoryId, setCategoryId, names, toggle, sign, problem, done, again }
}

export type SigningUp = ReturnType<typeof useSignUp>
