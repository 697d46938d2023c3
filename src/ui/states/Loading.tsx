import { View } from '@tarojs/components'
import './states.scss'

/** The shape of what is coming. */
export const Loading = () => (
  <View className="skeleton" aria-label="正在加载">
    <View className="skeleton__block" />
    <View className="skeleton__block" />
    <View className="skeleton__block" />
  </View>
)
