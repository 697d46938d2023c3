import { Image, View } from '@tarojs/components'
import { Icon } from '../icon/Icon'
import './avatar.scss'

interface Props {
  /** Empty for somebody who gave none yet. */
  name: string
  photoUrl?: string | null
  size?: 'row' | 'card'
}

/** A face; while there is none the first character of the name, for nobody a figure. */
export const Avatar = ({ name, photoUrl, size = 'row' }: Props) =>
  photoUrl ? (
    <Image className={`avatar avatar--${size}`} src={photoUrl} mode="aspectFill" />
  ) : (
    <View className={`avatar avatar--${size}`}>{name ? name.slice(0, 1) : <Icon name="person" />}</View>
  )
