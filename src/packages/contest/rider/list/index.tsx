import { useRouter } from '@tarojs/taro'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { daysText } from '../contest'

/** The contests. A station manager comes with the station, to sign its riders up. */
export default function ContestsPage() {
  const { stationId } = useRouter().params
  const contests = useAction('contest.list', {})
  usePullRefresh(contests.refetch)
  const now = serverNow()
  return (
    <Screen>
      <Answered query={contests}>
        {({ contests: all }) =>
          all.length === 0 ? (
            <State icon="trophy" title="还没有竞赛" note="有新的竞赛，会列在这里" />
          ) : (
            <Card>
              {all.map((one) => (
                <ListRow
                  key={one.contestId}
                  title={one.title}
                  note={`${daysText(one, now)} · ${one.place} · ${one.categories} 个项目`}
                  {...(Date.parse(one.to) < now.getTime() && { trailing: <Tag>已结束</Tag> })}
                  onTap={() => openPage('contest', { contestId: one.contestId, ...(stationId && { stationId }) })}
                />
              ))}
            </Card>
          )
        }
      </Answered>
    </Screen>
  )
}
