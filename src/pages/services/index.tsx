import { services } from '../../domains'
import { ownServices } from '../../packages/account/home'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'
import { Notice } from '../../ui/notice/Notice'
import { Screen } from '../../ui/screen/Screen'

export default function ServicesPage() {
  return (
    <Screen>
      <Card title="现在能办">
        {[...services, ...ownServices].map(({ name, note, icon, open }) => (
          <ListRow key={name} title={name} note={note} icon={icon} onTap={open} />
        ))}
      </Card>
      <Notice>专属险、托班和商户优惠还在准备，开通后会出现在这一页。</Notice>
    </Screen>
  )
}
