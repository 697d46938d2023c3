import { openStateOf } from '../../../../../contract/merchant/openState'
import type { ShopRow } from '../../../../../contract/merchant/shop'
import { openPage } from '../../../../routes'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { here, metresTo } from '../../here'
import { priceText } from '../../words/offers'
import { distanceText, kindText, openText } from '../../words/shops'

/** The first of what it gives, with its price as the shop's page says it. */
function offersText([first, ...others]: ShopRow['offers']): string {
  if (!first) return '现在没有优惠'
  const one = `${first.title} ${priceText(first.price)}`
  return others.length === 0 ? one : `${one}，一共 ${others.length + 1} 个优惠`
}

function Row({ row, now }: { row: ShopRow; now: Date }) {
  const metres = metresTo(row, here.use())
  const { merchantId, name, kind, hours, offers } = row
  const parts = [kindText[kind], openText(openStateOf(hours, now), now), offersText(offers)]
  return (
    <ListRow
      title={name}
      note={[...(metres === null ? [] : [distanceText(metres)]), ...parts].join(' · ')}
      onTap={() => openPage('shop', { merchantId })}
    />
  )
}

/** Shops with what they give, whether they are open, and how far away they are where that is known. */
export const ShopRows = ({ rows, now }: { rows: readonly ShopRow[]; now: Date }) => (
  <Card>
    {rows.map((row) => (
      <Row key={row.merchantId} row={row} now={now} />
    ))}
  </Card>
)
