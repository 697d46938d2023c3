import { View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { RiderRow } from '../../../../../contract/account/station'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { dayText, waitingText } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Picture } from '../../../../ui/picture/Picture'
import { Screen } from '../../../../ui/screen/Screen'
import { Segments } from '../../../../ui/segments/Segments'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { useMe } from '../../useMe'
import { workKindText } from '../../words/rider'
import { Convention } from './Convention'
import './riders.scss'
import '../../../pass/words/refusals'

type RiderListName = 'station.waiting' | 'station.members'

/** One of a station's lists, page by page. */
const useRiderList = (name: RiderListName, stationId: string) =>
  useActionPages(name, (after) => ({ stationId, ...(after !== undefined && { after }) }))

interface Props {
  me: OutputOf<Actions['account.me']> | undefined
  stationId: string
}

/** Which station this is, and how many wait. */
function StationHead({ me, stationId }: Props) {
  const station = me?.workplaces.find((place) => place.role === 'stationManager' && place.stationId === stationId)
  if (station?.role !== 'stationManager') return null
  return (
    <View className="riders__head">
      <Picture name="station" />
      <View className="riders__what">
        <View className="riders__station">{station.stationName}</View>
        {station.waiting > 0 && <View>{`${station.waiting} 人等你担保`}</View>}
      </View>
    </View>
  )
}

interface RiderListProps {
  list: RiderListName
  riders: readonly RiderRow[]
  paging: { hasNextPage: boolean; isFetchingNextPage: boolean; more: (() => unknown) | null }
}

const nobody: Record<RiderListName, { title: string; note: string }> = {
  'station.waiting': { title: '没有人在等', note: '小哥选了本站并提交后，会出现在这里' },
  'station.members': { title: '还没有在站小哥', note: '你担保并认证通过的小哥，会出现在这里' },
}

function noteOf(list: RiderListName, { workKind, since }: RiderRow, now: Date) {
  const kind = workKindText[workKind]
  return list === 'station.waiting' ? `${kind} · ${waitingText(since, now)}` : `${kind} · ${dayText(since, now)}认证`
}

/** Rows in order, the next page on demand. */
function RiderList({ list, riders, paging }: RiderListProps) {
  if (riders.length === 0) return <State icon="person" {...nobody[list]} />
  const now = new Date()
  return (
    <>
      <Card>
        {riders.map((rider) => (
          <ListRow
            key={rider.riderId}
            leading={<Avatar name={rider.realName} />}
            title={rider.realName}
            note={noteOf(list, rider, now)}
            onTap={() => openPage('application', { riderId: rider.riderId })}
          />
        ))}
      </Card>
      <More list={paging} words="再看一些" />
    </>
  )
}

const segments = [
  { value: 'station.waiting', label: '待担保' },
  { value: 'station.members', label: '在站' },
] as const

/** The station manager's riders: who waits, who is in. Both lists are kept, so that changing over is at once. */
export default function RidersPage() {
  const { stationId = '' } = useRouter().params
  const [open, setOpen] = useState<RiderListName>('station.waiting')
  const list = useRiderList(open, stationId)
  const me = useMe()
  usePullRefresh(() => Promise.all([list.refetch(), me.refetch()]))
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <Screen>
      <StationHead me={me.data} stationId={stationId} />
      <Convention stationId={stationId} place="unsigned" />
      <Segments segments={segments} value={open} onChange={setOpen} />
      <Answered query={list}>{(pages) => <RiderList list={open} riders={pages.flatMap((page) => page.riders)} paging={list} />}</Answered>
      <Card>
        <ListRow icon="trophy" title="技能竞赛" note="给本站小哥一起报名" onTap={() => openPage('contests', { stationId })} />
      </Card>
      <Convention stationId={stationId} place="signed" />
    </Screen>
  )
}
