import { View } from '@tarojs/components'
import { memo } from 'react'
import { Icon } from '../../../../ui/icon/Icon'
import { Tag } from '../../../../ui/tag/Tag'
import { guardText, howText, outcomeTag, suspiciousText, type Use, waitedText, whoText, whyText } from './rowText'
import './useRow.scss'

/** One entry of the log. */
export const UseRow = memo(function UseRow({ use }: { use: Use }) {
  const { word, tone } = outcomeTag(use)
  const notes = [howText(use), use.holder?.station, whyText(use), [waitedText(use), guardText(use)].filter(Boolean).join(' · ')]
  return (
    <View className="use-row">
      <View className="use-row__head">
        <View className="use-row__who">{whoText(use)}</View>
        <Tag tone={tone}>{word}</Tag>
      </View>
      {notes.map(
        (note) =>
          note && (
            <View key={note} className="use-row__note">
              {note}
            </View>
          ),
      )}
      {use.suspicious && (
        <View className="use-row__suspicious">
          <Icon name="warning" />
          <View>{`可疑：${suspiciousText}`}</View>
        </View>
      )}
    </View>
  )
})
