import { useRouter } from '@tarojs/taro'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Application } from './Application'
import '../../words/refusals'

export default function ApplicationPage() {
  const { riderId = '' } = useRouter().params
  const query = useAction('station.application', { riderId })
  usePullRefresh(query.refetch)
  if (query.data) return <Application application={query.data} onReload={query.refetch} />
  return (
    <Screen>
      <Answered query={query}>{() => null}</Answered>
    </Screen>
  )
}
