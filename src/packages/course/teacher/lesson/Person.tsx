import { View } from '@tarojs/components'
import { memo } from 'react'
import type { RollRow } from '../../../../../contract/course/attendance'
import { Button } from '../../../../ui/button/Button'
import { Tag } from '../../../../ui/tag/Tag'
import { isMissing, nameOf, noteOf, tagOf } from './rowText'

interface Props {
  row: RollRow
  /** One tap says "here". Null: a reason is needed first. */
  onHere: ((row: RollRow) => unknown) | null
  /** For everything else. */
  onMore: (row: RollRow) => void
}

/** One person of the roll: who, how it stands, and the one tap that is most likely. The rest of the row opens everything else. */
export const Person = memo(function Person({ row, onHere, onMore }: Props) {
  const { words, tone } = tagOf(row)
  const note = noteOf(row)
  return (
    <View className="person">
      <View className="person__who" hoverClass="person__who--pressed" onClick={() => onMore(row)}>
        <View className="person__name">
          {nameOf(row)}
          <Tag tone={tone}>{words}</Tag>
        </View>
        {note && <View className="person__note">{note}</View>}
      </View>
      {onHere && isMissing(row) ? (
        <Button variant="ghost" icon="check" onTap={() => onHere(row)}>
          {row.unconfirmed ? '确认' : '到'}
        </Button>
      ) : (
        <Button variant="quiet" onTap={() => onMore(row)}>
          改
        </Button>
      )}
    </View>
  )
})
