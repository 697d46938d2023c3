import { View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Segments } from '../../../../ui/segments/Segments'
import { Answered } from '../../../../ui/states/Answered'
import { DecideBar } from './DecideBar'
import { List } from './List'
import { type ListName, useListings } from './useListings'
import '../../words/refusals'
import '../../icons.scss'

const segments = [
  { value: 'asked', label: '申请' },
  { value: 'approved', label: '在名单' },
  { value: 'ended', label: '已结束' },
] as const

const MINUTE_MS = 60_000

/** The white list: who asks, who is on it, who is not any more. */
export default function CompoundListingsPage() {
  const { compoundId = '' } = useRouter().params
  const [open, setOpen] = useState<ListName>('asked')
  const now = useServerNow(MINUTE_MS)
  const { list, rows, decision } = useListings(compoundId, open)
  const { selection, outcome } = decision
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  const show = (next: ListName) => {
    decision.clear()
    setOpen(next)
  }
  const bar = open !== 'ended' && selection.length > 0 && (
    <DecideBar list={open} count={selection.length} now={now} onDecide={decision.decide} />
  )
  return (
    <Screen footer={bar}>
      <Segments segments={segments} value={open} onChange={show} />
      {outcome && (
        <Notice tone={outcome.tone}>
          {outcome.lines.map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Notice>
      )}
      <Answered query={list}>
        {() => (
          <List
            list={open}
            rows={rows}
            now={now}
            selection={selection}
            onTap={decision.toggle}
            onTapAll={decision.toggleAll}
            paging={list}
          />
        )}
      </Answered>
    </Screen>
  )
}
