import { openPage } from '../../../routes'
import { Card } from '../../../ui/card/Card'
import { ListRow } from '../../../ui/listRow/ListRow'

/** What belongs to the pass. */
export const Links = () => (
  <Card>
    <ListRow icon="home" title="友好小区" note="哪些能进、怎么进，申请白名单" onTap={() => openPage('compounds')} />
    <ListRow icon="list" title="我的通行记录" note="进过哪里，什么时候，保留 90 天" onTap={() => openPage('uses')} />
    <ListRow icon="document" title="文明公约" note="小哥、站点、小区三方一起遵守" onTap={() => openPage('convention')} />
  </Card>
)
