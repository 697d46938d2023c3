import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Star } from '../../Star'
import { useFavourites } from '../../useFavourites'
import { Nothing } from './Nothing'
import { ShopRows } from './ShopRows'
import type { Shops } from './useShops'

/** My favourite shops; below, those that take no part now, so that one can let go of them. */
export function Starred({ shops, now }: { shops: Shops; now: Date }) {
  const { townId, kind } = shops.narrowed
  const query = useAction('merchant.favourites', {})
  const favourites = useFavourites()
  usePullRefresh(query.refetch)
  return (
    <Answered query={query}>
      {(answer) => {
        if (answer.favourites.length === 0) return <State icon="shop" title="还没有收藏" note="点店名旁边的星，常去的店就在这里" />
        const wanted = answer.shops.filter((shop) => (!townId || shop.townId === townId) && (!kind || shop.kind === kind))
        const rows = shops.openFirst(shops.shownOf(wanted, now), now)
        return (
          <>
            {rows.length > 0 && <ShopRows rows={rows} now={now} />}
            {rows.length === 0 && answer.shops.length > 0 && <Nothing shops={shops} todo="收藏的店里没有，去掉一两个条件再看" />}
            {answer.away.length > 0 && (
              <Card title="现在不参加优惠">
                {answer.away.map((shop) => (
                  <ListRow key={shop.merchantId} title={shop.name} trailing={<Star shop={shop} favourites={favourites} />} />
                ))}
              </Card>
            )}
          </>
        )
      }}
    </Answered>
  )
}
