import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { openPage } from '../../../../routes'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Segments } from '../../../../ui/segments/Segments'
import { Answered } from '../../../../ui/states/Answered'
import { useMe } from '../../useMe'
import { Convention } from './Convention'
import { RiderList } from './RiderList'
import { StationHead } from './StationHead'
import { type RiderListName, useRiderList } from './useRiderList'
import '../../../pass/words/refusals'

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
        <ListRow icon="people" title="技能竞赛" note="给本站小哥一起报名" onTap={() => openPage('contests', { stationId })} />
      </Card>
      <Convention stationId={stationId} place="signed" />
    </Screen>
  )
}
