import { useReachBottom } from '@tarojs/taro'
import { openStateOf } from '../../../../../contract/merchant/openState'
import type { ShopRow } from '../../../../../contract/merchant/shop'
import { openPage } from '../../../../routes'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { SearchField } from '../../../../ui/form/SearchField'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { priceText } from '../../words/offers'
import { kindText, openText } from '../../words/shops'
import { Filters } from './Filters'
import { type Shops, useShops } from './useShops'

const TICK_MS = 60_000

/** The first of what it gives, with its price as the shop's page says it. */
function offersText([first, ...others]: ShopRow['offers']): string {
  if (!first) return '现在没有优惠'
  const one = `${first.title} ${priceText(first.price)}`
  return others.length === 0 ? one : `${one}，一共 ${others.length + 1} 个优惠`
}

const Row = ({ row: { merchantId, name, kind, hours, offers }, now }: { row: ShopRow; now: Date }) => (
  <ListRow
    title={name}
    note={`${kindText[kind]} · ${openText(openStateOf(hours, now), now)} · ${offersText(offers)}`}
    onTap={() => openPage('shop', { merchantId })}
  />
)

/** `more`: there are shops that were not looked through yet. */
function Nothing({ shops: { isNarrowed, clear }, more }: { shops: Shops; more: boolean }) {
  if (!isNarrowed) return <State icon="shop" title="现在没有店" note="有店参加小哥优惠，会列在这里" />
  const all = (
    <Button variant="ghost" onTap={clear}>
      看所有的店
    </Button>
  )
  return <State icon="shop" title="没有这样的店" note={more ? '后面的店还没找，点“看后面的”接着找' : '去掉一两个条件再看'} action={all} />
}

/** The shops that give riders something: where, what, whether it is open, at what price. */
export default function ShopsPage() {
  const shops = useShops()
  const { list, typed, setTyped, shownOf } = shops
  const now = useServerNow(TICK_MS)
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <Screen>
      <SearchField value={typed} onChange={setTyped} placeholder="找店名、地址、优惠" />
      <Filters shops={shops} />
      <Answered query={list}>
        {(pages) => {
          const rows = pages.flatMap((page) => shownOf(page.shops, now))
          if (rows.length === 0) return <Nothing shops={shops} more={list.hasNextPage} />
          return (
            <Card>
              {rows.map((row) => (
                <Row key={row.merchantId} row={row} now={now} />
              ))}
            </Card>
          )
        }}
      </Answered>
      {list.hasNextPage && (
        <Button variant="ghost" busy={list.isFetchingNextPage} {...(list.more && { onTap: list.more })}>
          看后面的
        </Button>
      )}
    </Screen>
  )
}
