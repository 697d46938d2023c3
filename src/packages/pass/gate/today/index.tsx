import { View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import '../../icons.scss'
import '../../words/refusals'
import '../duty/duty.scss'
import { entryRows } from '../duty/entries'
import { TodayList } from '../duty/TodayList'
import { useCorrection } from '../duty/useCorrection'
import { keptQueue } from '../offline/keptQueue'

/** Everything of today, page by page. The post itself shows the newest. */
export default function TodayPage() {
  const { compoundId = '' } = useRouter().params
  const query = useActionPages('gate.today', (before) => ({ compoundId, ...(before !== undefined && { before }) }))
  const correction = useCorrection(compoundId, keptQueue(compoundId))
  usePullRefresh(query.refetch)
  useReachBottom(() => {
    query.more?.()
  })
  return (
    <Screen>
      <View className="duty">
        <Answered query={query}>
          {(pages) => (
            <TodayList
              rows={entryRows(
                pages.flatMap(({ uses }) => uses),
                [],
                '',
              )}
              correction={correction}
            />
          )}
        </Answered>
        <More list={query} words="再看一些" />
      </View>
    </Screen>
  )
}
