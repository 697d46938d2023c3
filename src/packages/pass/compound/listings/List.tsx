import { View } from '@tarojs/components'
import { memo, useCallback, useRef } from 'react'
import type { ListingRow } from '../../../../../contract/pass/compound'
import { aria } from '../../../../ui/aria'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { Card } from '../../../../ui/card/Card'
import { classes } from '../../../../ui/classes'
import { Icon } from '../../../../ui/icon/Icon'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { endingText, fromText, nameText, standingText } from './rowText'
import { choosableOf, isFull, type Selection } from './selection'
import type { ListName } from './useListings'
import './listings.scss'

/** A box that is ticked or not; the row around it is the target. */
const Box = ({ ticked }: { ticked: boolean }) => (
  <View className={classes('listing__box', ticked && 'listing__box--ticked')}>{ticked && <Icon name="check" />}</View>
)

interface RowProps {
  row: ListingRow
  now: Date
  ticked: boolean
  /** Left out where nothing can be decided. */
  onTap?: (passId: string) => void
}

/** One rider on the white list, or asking for it. */
const Row = memo(function Row({ row, now, ticked, onTap }: RowProps) {
  const { holder, face, passId, state, kindKeptOut } = row
  const ending = endingText(row, now)
  const keptOut = kindKeptOut && (state === 'asked' ? '工种不在规则里，批了也进不来' : '工种不在规则里，进不来')
  return (
    <View className="listing" {...(onTap && { onClick: () => onTap(passId), ...aria({ role: 'checkbox', checked: ticked }) })}>
      {onTap && <Box ticked={ticked} />}
      <Avatar name={holder.maskedName} photoUrl={holder.photoUrl} />
      <View className="listing__words">
        <View>{nameText(row)}</View>
        <View className="listing__note">{fromText(row)}</View>
        <View className="listing__note">{standingText(row, now)}</View>
        {(ending || face || keptOut) && (
          <View className="listing__tags">
            {keptOut && <Tag tone="warn">{keptOut}</Tag>}
            {ending && <Tag tone="warn">{ending}</Tag>}
            {face && <Tag>人脸进门</Tag>}
          </View>
        )}
      </View>
    </View>
  )
})

const nobody: Record<ListName, { title: string; note: string }> = {
  asked: { title: '没有人申请', note: '小哥在小程序里申请本小区后，会出现在这里' },
  approved: { title: '白名单还是空的', note: '批准了申请的小哥会出现在这里' },
  ended: { title: '没有结束的', note: '没同意、移出和到期的会出现在这里' },
}

interface Props {
  list: ListName
  rows: readonly ListingRow[]
  now: Date
  selection: Selection
  onTap: (passId: string) => void
  onTapAll: () => void
  paging: { hasNextPage: boolean; isFetchingNextPage: boolean; more: (() => unknown) | null }
}

/** Rows that stay as they are keep their handler, so that a tap draws only one of them anew. */
function useSteady(onTap: (passId: string) => void) {
  const newest = useRef(onTap)
  newest.current = onTap
  return useCallback((passId: string) => newest.current(passId), [])
}

/** One of the three lists, with boxes where something can be decided. */
export function List({ list, rows, now, selection, onTap, onTapAll, paging }: Props) {
  const tap = useSteady(onTap)
  if (rows.length === 0) return <State icon="people" {...nobody[list]} />
  const choosable = choosableOf(rows)
  const full = isFull(selection, choosable)
  return (
    <>
      <Card>
        {list !== 'ended' && choosable.length > 0 && (
          <View className="listings__all" {...aria({ role: 'checkbox', checked: full })} onClick={onTapAll}>
            <Box ticked={full} />
            <View className="listings__all-words">{full ? '取消全选' : '全选'}</View>
            {selection.length > 0 && <View>{`已选 ${selection.length} 人`}</View>}
          </View>
        )}
        <View>
          {rows.map((row) => (
            <Row key={row.passId} row={row} now={now} ticked={selection.includes(row.passId)} {...(list !== 'ended' && { onTap: tap })} />
          ))}
        </View>
      </Card>
      <More list={paging} words="再看一些" />
    </>
  )
}
