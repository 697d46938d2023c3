import { Image, View } from '@tarojs/components'
import './avatar.scss'

interface Props {
  name: string
  photoUrl?: string | null
  size?: 'row' | 'card'
}

/** A face, or the family name's character while there is none. */
export const Avatar = ({ name, photoUrl, size = 'row' }: Props) =>
  photoUrl ? (
    <Image className={`avatar avatar--${size}`} src={photoUrl} mode="aspectFill" />
  ) : (
    <View className={`avatar avatar--${size}`}>{name.slice(0, 1)}</View>
  )
