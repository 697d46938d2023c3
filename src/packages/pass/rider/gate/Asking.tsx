import { View } from '@tarojs/components'
import './gate.scss'

/** For the second that it takes: quiet, so that nobody takes it for a verdict. */
export const Asking = () => (
  <View className="gate__asking">
    <View className="gate__spinner" />
    正在核验…
  </View>
)
