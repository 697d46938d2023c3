import { View } from '@tarojs/components'
import type { RiderView } from '../../../contract/rider'
import { greeting } from '../../services/time'
import { statusText } from '../../texts/rider'
import './greeting.scss'

/** Who I am here, and how I stand. */
export function Greeting({ rider, manages }: { rider: RiderView | null; manages: boolean }) {
  const words = greeting(new Date())
  const known = rider
    ? [rider.station?.platform, rider.station?.name, statusText[rider.status].word]
    : [manages ? '站点负责人' : '还没登记认证']
  return (
    <View className="greeting">
      <View className="greeting__words">{rider?.realName ? `${rider.realName}，${words}` : words}</View>
      <View className="greeting__note">{known.filter(Boolean).join(' · ')}</View>
    </View>
  )
}
