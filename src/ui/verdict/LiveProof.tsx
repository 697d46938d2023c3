import { View } from '@tarojs/components'
import { secondsText } from '../../services/time'
import { useServerNow } from '../../services/useServerNow'

const Clock = () => <View className="verdict__clock">{secondsText(useServerNow(1_000))}</View>

/** What a screenshot can't have: a clock that goes, stripes that move, and what today's screens look like. */
export const LiveProof = ({ pattern }: { pattern?: string | undefined }) => (
  <View className="verdict__proof">
    <Clock />
    <View className="verdict__stripes">
      <View className="verdict__stripe" />
    </View>
    {pattern && <View>{pattern}</View>}
  </View>
)
