import { useReachBottom } from '@tarojs/taro'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { Nothing } from './Nothing'
import { ShopRows } from './ShopRows'
import type { Shops } from './useShops'

/** The shops of all towns or of one, page by page. */
export function Listed({ shops, now }: { shops: Shops; now: Date }) {
  const { townId, kind } = shops.narrowed
  const list = useActionPages('merchant.list', (after) => ({
    ...(townId && { townId }),
    ...(kind && { kind }),
    ...(after !== undefined && { after }),
  }))
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <>
      <Answered query={list}>
        {(pages) => {
          const rows = pages.flatMap((page) => shops.openFirst(shops.shownOf(page.shops, now), now))
          if (rows.length > 0) return <ShopRows rows={rows} now={now} />
          return <Nothing shops={shops} todo={list.hasNextPage ? '后面的店还没找，点“看后面的”接着找' : '去掉一两个条件再看'} />
        }}
      </Answered>
      <More list={list} words="看后面的" />
    </>
  )
}
