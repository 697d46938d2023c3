import { openPage } from '../../../../routes'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { SearchField } from '../../../../ui/form/SearchField'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Filters } from './Filters'
import { Listed } from './Listed'
import { Nearby } from './Nearby'
import { Starred } from './Starred'
import { useShops } from './useShops'

const TICK_MS = 60_000

/** The shops that give riders something: where, what, whether it is open, at what price. */
export default function ShopsPage() {
  const shops = useShops()
  const { showing, typed, setTyped } = shops
  const now = useServerNow(TICK_MS)
  return (
    <Screen>
      <SearchField value={typed} onChange={setTyped} placeholder="找店名、地址、优惠" />
      <Filters shops={shops} />
      {showing === 'all' && <Listed shops={shops} now={now} />}
      {showing === 'starred' && <Starred shops={shops} now={now} />}
      {showing !== 'all' && showing !== 'starred' && <Nearby shops={shops} now={now} />}
      <Card>
        <ListRow icon="shop" title="我有店，想给小哥优惠" note="填开店申请，交给区里看" onTap={() => openPage('shopApplication')} />
      </Card>
    </Screen>
  )
}
