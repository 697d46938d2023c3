import { View } from '@tarojs/components'
import { STEP_SECONDS } from '../../../../contract/pass/passCode'
import './countdown.scss'

/** How long this code is still shown: as a ring for the eye, and in words. */
export const Countdown = ({ seconds }: { seconds: number }) => (
  <View className="countdown">
    <View className="countdown__ring" style={{ '--left': `${Math.round((seconds / STEP_SECONDS) * 100)}%` }} />
    {`${seconds} 秒后自动更新`}
  </View>
)
