import { View } from '@tarojs/components'
import type { ShopPicture as Shown } from '../../../../../contract/merchant/pictures'
import { scrolled } from '../../../../ui/aria'
import { classes } from '../../../../ui/classes'
import { ShopPicture } from '../../ShopPicture'
import './shop.scss'

/** What the shop shows of itself, its offers apart; several stand in a row that is moved with a finger, the next one in sight. */
export function Pictures({ pictures, name }: { pictures: readonly Shown[]; name: string }) {
  if (pictures.length === 0) return null
  return (
    <View className={classes('shop__pictures', pictures.length > 1 && 'shop__pictures--several')} {...scrolled}>
      {pictures.map(({ url }, at) => (
        <ShopPicture key={url} url={url} words={`${name}的照片 ${at + 1}`} />
      ))}
    </View>
  )
}
