import { View } from '@tarojs/components'
import { services } from '../../domains'
import { ownServices } from '../../packages/account/home'
import { aria } from '../../ui/aria'
import { Card } from '../../ui/card/Card'
import { Icon } from '../../ui/icon/Icon'
import './shortcuts.scss'

/** The services that exist, one tap away. */
export const Shortcuts = () => (
  <Card>
    <View className="shortcuts">
      {[...services, ...ownServices].map(({ name, icon, open }) => (
        <View key={name} className="shortcuts__one" {...aria({ role: 'button' })} onClick={open}>
          <View className="shortcuts__icon">
            <Icon name={icon} />
          </View>
          {name}
        </View>
      ))}
    </View>
  </Card>
)
