import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { CompoundView } from '../../../../contract/pass/compound'
import { usePullRefresh } from '../../../services/usePullRefresh'
import { Screen } from '../../../ui/screen/Screen'
import { Answered } from '../../../ui/states/Answered'
import { useCompound } from './useCompound'

/** A page about the compound in the address: fetched, or why there is nothing yet. `children` brings its own frame. */
export function OfCompound({ children }: { children: (compound: CompoundView) => ReactNode }) {
  const { compoundId = '' } = useRouter().params
  const query = useCompound(compoundId)
  usePullRefresh(query.refetch)
  if (query.data) return children(query.data)
  return (
    <Screen>
      <Answered query={query}>{() => null}</Answered>
    </Screen>
  )
}
