import { View } from '@tarojs/components'
import './icon.scss'
import type { IconName } from './iconNames'

/** A drawing next to words, in the colour of the text around it. It never stands alone for a meaning. */
export const Icon = ({ name }: { name: IconName }) => <View className={`icon icon--${name}`} />
