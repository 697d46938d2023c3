import { View } from '@tarojs/components'
import './code.scss'

/** What is said aloud to a guard who can't scan. The tail of the phone number finds the pass, the digits prove it. */
export const Digits = ({ phoneTail, digits }: { phoneTail: string; digits: string }) => (
  <View className="code__aloud">
    <View className="code__hint">{`扫不了？报尾号 ${phoneTail} 和这 6 位`}</View>
    <View className="code__digits">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</View>
  </View>
)
