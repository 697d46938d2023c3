import { View } from '@tarojs/components'
import type { Me } from '../../domains/domainHome'
import { openService, usualServices } from '../../domains/services'
import { openTab } from '../../routes'
import { aria } from '../../ui/aria'
import { Card } from '../../ui/card/Card'
import { Icon } from '../../ui/icon/Icon'
import type { IconName } from '../../ui/icon/iconNames'
import './shortcuts.scss'

/** With the way to all of them two rows of four. */
const MOST = 7

const Tile = ({ name, icon, onTap }: { name: string; icon: IconName; onTap: () => unknown }) => (
  <View className="shortcuts__one" {...aria({ role: 'button' })} onClick={onTap}>
    <View className="shortcuts__icon">
      <Icon name={icon} />
    </View>
    {name}
  </View>
)

/** 常用: what this person can do and uses most, one tap away. */
export const Shortcuts = ({ me }: { me: Me }) => (
  <Card>
    <View className="shortcuts">
      {usualServices(me, MOST).map((service) => (
        <Tile key={service.name} name={service.name} icon={service.icon} onTap={() => openService(service)} />
      ))}
      <Tile name="全部" icon="grid" onTap={() => openTab('services')} />
    </View>
  </Card>
)
