import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { pictureOf } from '../aria'
import { Icon } from '../icon/Icon'
import './avatar.scss'

interface Props {
  /** Empty for somebody who gave none yet. */
  name: string
  photoUrl?: string | null
  size?: 'row' | 'head' | 'card'
}

/** A face; while there is none, or it can't be fetched, the first character of the name, for nobody a figure. */
export function Avatar({ name, photoUrl, size = 'row' }: Props) {
  const [failed, setFailed] = useState<string | null>(null)
  const className = `avatar avatar--${size}`
  if (photoUrl && photoUrl !== failed)
    return (
      <Image className={className} src={photoUrl} mode="aspectFill" {...pictureOf(`${name}的照片`)} onError={() => setFailed(photoUrl)} />
    )
  return <View className={className}>{name ? name.slice(0, 1) : <Icon name="person" />}</View>
}
