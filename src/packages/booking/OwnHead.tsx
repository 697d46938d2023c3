import { View } from '@tarojs/components'
import { Tag, type TagTone } from '../../ui/tag/Tag'
import './ownHead.scss'

interface Props {
  title: string
  /** Where it is, or of which kind. */
  where: string
  /** Where I stand. */
  word: string
  tone: TagTone
}

/** The first lines of something that I have booked. */
export const OwnHead = ({ title, where, word, tone }: Props) => (
  <View>
    <View className="own__head">
      <View className="own__title">{title}</View>
      <Tag tone={tone}>{word}</Tag>
    </View>
    <View className="own__where">{where}</View>
  </View>
)
