import { View } from '@tarojs/components'
import type { Shop } from '../../../contract/merchant/shop'
import { aria } from '../../ui/aria'
import { Icon } from '../../ui/icon/Icon'
import type { Favourites } from './useFavourites'
import './icons.scss'
import './star.scss'

interface Props {
  shop: Pick<Shop, 'merchantId' | 'name'>
  favourites: Favourites
}

/** Makes a shop a favourite by a tap; filled: it is one. */
export function Star({ shop: { merchantId, name }, favourites: { isStarred, toggle } }: Props) {
  const on = isStarred(merchantId)
  return (
    <View className="star" {...aria({ role: 'checkbox', checked: on, label: `收藏${name}` })} onClick={() => toggle(merchantId)}>
      <Icon name={on ? 'starred' : 'star'} />
    </View>
  )
}
