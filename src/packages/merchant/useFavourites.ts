import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Actions } from '../../../contract'
import type { OutputOf } from '../../../contract/kernel/action'
import type { MerchantId } from '../../../contract/merchant/ids'
import { errorText } from '../../services/errorText'
import { actionKey, useAction } from '../../services/useAction'
import { useAsk } from '../../services/useAsk'
import './words/refusals'

type Answer = OutputOf<Actions['merchant.favourites']>

/** My favourite shops. A tap shows at once; what is refused is undone, with the reason. */
export function useFavourites() {
  const client = useQueryClient()
  const { data } = useAction('merchant.favourites', {})
  const ask = useAsk('merchant.star')
  const [tapped, setTapped] = useState<Readonly<Partial<Record<MerchantId, boolean>>>>({})
  const [problem, setProblem] = useState<string | null>(null)

  const isStarred = (merchantId: MerchantId) => tapped[merchantId] ?? data?.favourites.includes(merchantId) ?? false

  async function toggle(merchantId: MerchantId) {
    if (tapped[merchantId] !== undefined) return
    const on = !isStarred(merchantId)
    setTapped((others) => ({ ...others, [merchantId]: on }))
    setProblem(null)
    const reply = await ask({ merchantId, on })
    if (reply.ok) {
      const { favourites } = reply.data
      client.setQueryData<Answer>(actionKey('merchant.favourites', {}), (known) => known && { ...known, favourites })
    } else setProblem(errorText(reply.error))
    setTapped(({ [merchantId]: _, ...others }) => others)
  }

  return { isStarred, toggle, problem }
}

export type Favourites = ReturnType<typeof useFavourites>
