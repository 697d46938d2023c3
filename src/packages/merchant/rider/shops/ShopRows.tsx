import { View } from '@tarojs/components'
import { openStateOf } from '../../../../../contract/merchant/openState'
import { pileNewsOf } from '../../../../../contract/merchant/pileNews'
import type { ShopRow } from '../../../../../contract/merchant/shop'
import { openPage } from '../../../../routes'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { here, metresTo } from '../../here'
import { Star } from '../../Star'
import { type Favourites, useFavourites } from '../../useFavourites'
import { priceText } from '../../words/offers'
import { distanceText, kindText, openText, pileNewsText } from '../../words/shops'
import './shops.scss'

/** The first of what it gives, with its price as the shop's page says it. */
function offersText([first, ...others]: ShopRow['offers']): string {
  if (!first) return '现在没有优惠'
  const one = `${first.title} ${priceText(first.price)}`
  return others.length === 0 ? one : `${one}，一共 ${others.length + 1} 个优惠`
}

interface RowProps {
  row: ShopRow
  favourites: Favourites
  now: Date
}

function Row({ row, favourites, now }: RowProps) {
  const metres = metresTo(row, here.use())
  const { merchantId, name, kind, hours, freePiles, offers } = row
  const news = freePiles && pileNewsOf(freePiles, now)
  const about = [...(metres === null ? [] : [distanceText(metres)]), kindText[kind], openText(openStateOf(hours, now), now)].join(' · ')
  return (
    <View className="shop-row">
      <ListRow
        title={name}
        note={
          <>
            <View>{about}</View>
            {news?.state === 'fresh' && <View>{pileNewsText(news)}</View>}
            <View>{offersText(offers)}</View>
          </>
        }
        onTap={() => openPage('shop', { merchantId })}
      />
      <Star shop={row} favourites={favourites} />
    </View>
  )
}

/** Shops with what they give, whether they are open, and how far away they are where that is known. A star makes one a favourite. */
export function ShopRows({ rows, now }: { rows: readonly ShopRow[]; now: Date }) {
  const favourites = useFavourites()
  return (
    <Card>
      {favourites.problem && <Notice tone="warn">{favourites.problem}</Notice>}
      {rows.map((row) => (
        <Row key={row.merchantId} row={row} favourites={favourites} now={now} />
      ))}
    </Card>
  )
}
