import { View } from '@tarojs/components'
import type { RiderView } from '../../../contract/account/rider'
import type { Workplace } from '../../../contract/kernel/roles'
import { greeting } from '../../services/time'
import { statusText } from '../../texts/rider'
import { roleText } from '../../texts/roles'
import './greeting.scss'

/** Who I am here, and how I stand. */
export function Greeting({ rider, role }: { rider: RiderView | null; role: Workplace['role'] | undefined }) {
  const words = greeting(new Date())
  const known = rider
    ? [rider.station?.platform, rider.station?.name, statusText[rider.status].word]
    : [role ? roleText[role] : '还没登记认证']
  return (
    <View className="greeting">
      <View className="greeting__words">{rider?.realName ? `${rider.realName}，${words}` : words}</View>
      <View className="greeting__note">{known.filter(Boolean).join(' · ')}</View>
    </View>
  )
}
