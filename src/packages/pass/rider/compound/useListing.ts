import { useQueryClient } from '@tanstack/react-query'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { errorText } from '../../../../services/errorText'
import type { AnyRefusal, ReplyOf } from '../../../../services/refusal'
import { actionKey } from '../../../../services/useAction'
import { useWrite } from '../../../../services/useWrite'

export type Compound = OutputOf<Actions['pass.compound']>
type Reply = ReplyOf<'pass.askListing' | 'pass.leaveListing' | 'pass.setFace'> | null

/** The reply says all that changes on the compound's own page. */
const SHOWN = { shown: ['pass.compound'] } as const

/** What a rider can do about one compound's white list, and why the last of it wasn't done. */
export function useListing(compoundId: string) {
  const client = useQueryClient()
  const ask = useWrite('pass.askListing', SHOWN)
  const leave = useWrite('pass.leaveListing', SHOWN)
  const face = useWrite('pass.setFace', SHOWN)
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null)
  // Where it is put right is another page: who comes back from there may be refused no longer.
  useDidShow(() => setRefusal(null))

  const show = async (answered: Promise<Reply>) => {
    setRefusal(null)
    const reply = await answered
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.error)
    const queryKey = actionKey('pass.compound', { compoundId })
    await client.cancelQueries({ queryKey })
    client.setQueryData<Compound>(queryKey, (shown) => shown && { ...shown, mine: reply.data.mine })
  }

  return {
    ask: () => show(ask.send({ compoundId })),
    leave: () => show(leave.send({ compoundId })),
    setFace: (on: boolean) => show(face.send({ compoundId, on })),
    refusal,
    problem: refusal && errorText(refusal),
  }
}

export type ListingActions = ReturnType<typeof useListing>
