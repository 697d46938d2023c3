import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isDenied, isUnanswered } from '../../../../services/refusal'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Failed, Loading } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { keptQueue } from '../offline/keptQueue'
import { type SyncReport, sendQueue } from '../offline/sendQueue'
import { DutyDesk } from './DutyDesk'
import { SyncNotice } from './notices'
import { useDuty } from './useDuty'
import { isWorthTelling } from './useSync'
import './duty.scss'
import '../../words/refusals'
import '../../icons.scss'

/** The first time on this phone, and no network: there is nothing to check by. */
export const NoDutyYet = ({ onRetry }: { onRetry: () => unknown }) => (
  <State
    icon="offline"
    title="没连上网，手机里还没有名单"
    note="请用纸质登记。连上一次网，以后断网也能核验"
    action={
      <Button variant="ghost" onTap={onRetry}>
        再试一次
      </Button>
    }
  />
)

/** The guard no longer works here. What this phone still holds of that time is sent all the same, and the guard hears what became of it. */
function LastSync({ compoundId }: { compoundId: string }) {
  const [report, setReport] = useState<SyncReport | null>(null)
  useEffect(() => void sendQueue(keptQueue(compoundId), compoundId, () => null).then(setReport), [compoundId])
  return report && isWorthTelling(report) ? <SyncNotice former report={report} onDismiss={() => setReport(null)} /> : null
}

/** What there is to show: without network the last that was known, unless it may no longer be seen. */
function Contents({ compoundId }: { compoundId: string }) {
  const server = useDuty(compoundId)
  const { duty, list, refresh } = server
  usePullRefresh(() => Promise.all([refresh(), list.refetch()]))
  const { data, error } = duty
  if (error && isDenied(error.refusal)) {
    return (
      <>
        <LastSync compoundId={compoundId} />
        <Failed error={error} onRetry={refresh} />
      </>
    )
  }
  if (data) return <DutyDesk known={data} server={server} queue={keptQueue(compoundId)} />
  if (!error) return <Loading />
  return isUnanswered(error.refusal) ? <NoDutyYet onRetry={refresh} /> : <Failed error={error} onRetry={refresh} />
}

/** A guard at work (值班): who comes in, who did. It goes on without network, with what the phone has kept. */
export default function DutyPage() {
  const { compoundId = '' } = useRouter().params
  return (
    <Screen worksOffline>
      <View className="duty">
        <Contents compoundId={compoundId} />
      </View>
    </Screen>
  )
}
