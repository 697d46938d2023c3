import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { MerchantId } from '../../../../contract/merchant/ids'
import type { OwnShop } from '../../../../contract/merchant/ownShop'
import { useAction } from '../../../services/useAction'
import { Screen } from '../../../ui/screen/Screen'
import { Answered } from '../../../ui/states/Answered'

/** The shop that the page's address names, as its owner sees it. */
export function useOwnShop() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  return { merchantId, own: useAction('merchant.ownShop', { merchantId }) }
}

/** A page that needs the shop before it can show anything, and brings a frame of its own then. */
export function OfShop({ children }: { children: (own: OwnShop) => ReactNode }) {
  const { own } = useOwnShop()
  if (own.data) return children(own.data)
  return (
    <Screen>
      <Answered query={own}>{() => null}</Answered>
    </Screen>
  )
}
