import { View } from '@tarojs/components'
import type { RiderView } from '../../../../contract/account/rider'
import { greeting } from '../../../services/time'
import { statusText } from '../words/rider'
import './greeting.scss'

/** Who I am here, and how I stand. `role`: what somebody is called who rides for nobody but works somewhere. */
export function Greeting({ rider, role = '还没登记认证' }: { rider: RiderView | null; role?: string | undefined }) {
  const words = greeting(new Date())
  const known = rider ? [rider.station?.platform, rider.station?.name, statusText[rider.status].word] : [role]
  return (
    <View className="greeting">
      <View className="greeting__words">{rider?.realName ? `${rider.realName}，${words}` : words}</View>
      <View className="greeting__note">{known.filter(Boolean).join(' · ')}</View>
    </View>
  )
}
