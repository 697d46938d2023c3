import { View } from '@tarojs/components'
import './picture.scss'
import type { PictureName } from './pictureNames'

/** What a course or a place is about, drawn beside its name. It only adorns: the words say everything. */
export const Picture = ({ name, size = 'row' }: { name: PictureName; size?: 'row' | 'head' }) => (
  <View className={`picture picture--${size} picture--${name}`} />
)
