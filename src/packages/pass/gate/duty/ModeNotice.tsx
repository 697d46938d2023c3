import { clockState } from '../../../../services/clock'
import { useServerNow } from '../../../../services/useServerNow'
import { Notice } from '../../../../ui/notice/Notice'
import { type GateList, listProblem } from '../offline/judge'
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
