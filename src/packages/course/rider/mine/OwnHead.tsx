import { View } from '@tarojs/components'
import type { SessionView } from '../../../../../contract/course/course'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import '../own/own.scss'

/** Title, where it is, and where I stand in a word. */
export const OwnHead = ({ session: { title, school }, word, tone }: { session: SessionView; word: string; tone: TagTone }) => (
  <View>
    <View className="own__head">
      <View className="own__title">{title}</View>
      <Tag tone={tone}>{word}</Tag>
    </View>
    <View className="own__quiet">{school.name}</View>
  </View>
)
