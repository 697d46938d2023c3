import { View } from '@tarojs/components'
import { clockState } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { useIsNotKept } from '../../../../services/kept/keptStorage'
import { isDenied } from '../../../../services/refusal'
import { clockText } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { type GateList, listProblem } from '../offline/judge'
import type { QueuedUse } from '../offline/queue'
import type { SyncReport } from '../offline/sendQueue'
import { listTimeText, noJudgementText } from './guardWords'
import type { Mode } from './useDuty'

interface Props {
  mode: Mode
  list: GateList | null
  /** How many decisions wait on this phone. */
  waiting: number
}

const HEAD = { online: '', noNetwork: '没有网络', noAnswer: '连不上服务器' }

const HALF_A_MINUTE = 30_000

/** The phone has no room for the list: without network it is there only until the app is closed. */
export const NotKeptNotice = () =>
  useIsNotKept('gate.offlineList') ? (
    <Notice tone="warn">手机存不下离线名单：断网时别退出小程序，退出后要用纸质登记。清一下手机空间，再打开一次就好。</Notice>
  ) : null

/** By what is checked now, and of when that is: always there, and it changes by itself. */
export function ModeNotice({ mode, list, waiting }: Props) {
  const now = useServerNow(HALF_A_MINUTE)
  if (mode === 'online')
    return (
      <Notice tone="ok" icon="shield">
        {`联网核验${list ? ` · 备用名单 ${listTimeText(list.asOf, now)}` : ''}${waiting > 0 ? ` · 正在补传 ${waiting} 条` : ''}`}
      </Notice>
    )
  const later = waiting > 0 ? `，恢复后自动补传 ${waiting} 条` : ''
  const problem = listProblem(list, { now, sure: clockState().sure })
  if (!problem && list)
    return (
      <Notice tone="warn" icon="offline">
        {`${HEAD[mode]} · 用 ${listTimeText(list.asOf, now)} 的名单核验${later}`}
      </Notice>
    )
  const { title, todo } = noJudgementText(problem ?? 'noList', list?.asOf ?? null, now)
  return (
    <Notice tone="no" icon="offline">
      {`${HEAD[mode]}。${title}。${todo}${waiting > 0 ? `恢复后自动补传 ${waiting} 条。` : ''}`}
    </Notice>
  )
}

const whom = (uses: readonly QueuedUse[]) => uses.map(({ at, holder }) => `${clockText(at)} ${holder.maskedName}`).join('、')

/** Who was a guard until more than three days ago can't send any more. */
const whyNotSent = (refusal: NonNullable<SyncReport['refusal']>) =>
  isDenied(refusal) ? '您不在这里值班已经超过三天，收不了了。请把本子和手机上的记录告诉物业。' : `${errorText(refusal)}。手机会再试。`

interface SyncProps {
  report: SyncReport
  /** The guard no longer works here: what was decided after that is nobody's entry, either. */
  former?: boolean
  onDismiss: () => void
}

/** What became of what waited. What was found otherwise is nobody's mistake at the gate. */
export function SyncNotice({ report, former = false, onDismiss }: SyncProps) {
  const { recorded, suspicious, unknown, refusal } = report
  const sent = recorded + suspicious.length
  return (
    <Notice tone={suspicious.length + unknown.length > 0 || refusal ? 'warn' : 'ok'}>
      {sent > 0 && <View>{`补传好了 ${sent} 条。`}</View>}
      {suspicious.length > 0 && <View>{`${whom(suspicious)} 核对有问题，物业会去查，您不用处理。`}</View>}
      {unknown.length > 0 && (
        <View>{`${whom(unknown)} ${former ? '没有收：查不到是谁，或在您离岗之后。请告诉物业。' : '查不到是谁，请在纸质本上补一笔。'}`}</View>
      )}
      {refusal && <View>{`还有的没补上：${whyNotSent(refusal)}`}</View>}
      <Button variant="quiet" onTap={onDismiss}>
        知道了
      </Button>
    </Notice>
  )
}
