import { View } from '@tarojs/components'
import { serverNow, serverTimeOf } from '../../services/clock'
import { momentText } from '../../services/time'
import './states.scss'

/** Over contents that can't be fetched anew: from when they are. `at` is a time of the phone's clock, ms since 1970. */
export const LastKnown = ({ at }: { at: number }) => (
  <View className="last-known">{`这是${momentText(serverTimeOf(at), serverNow())} 的情况`}</View>
)
