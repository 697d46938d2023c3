import { View } from '@tarojs/components'
import { errorText } from '../../../../services/errorText'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import type { QueuedUse } from '../offline/queue'
import type { SyncReport } from '../offline/sendQueue'

const whom = (uses: readonly QueuedUse[]) => uses.map(({ at, holder }) => `${clockText(at)} ${holder.maskedName}`).join('、')

/** What became of what waited. What was found otherwise is nobody's mistake at the gate. */
export function SyncNotice({ report, onDismiss }: { report: SyncReport; onDismiss: () => void }) {
  const { recorded, suspicious, unknown, refusal } = report
  const sent = recorded + suspicious.length
  return (
    <Notice tone={suspicious.length + unknown.length > 0 || refusal ? 'warn' : 'ok'}>
      {sent > 0 && <View>{`补传好了 ${sent} 条。`}</View>}
      {suspicious.length > 0 && <View>{`${whom(suspicious)} 核对有问题，物业会去查，您不用处理。`}</View>}
      {unknown.length > 0 && <View>{`${whom(unknown)} 查不到是谁，请在纸质本上补一笔。`}</View>}
      {refusal && <View>{`还有的没补上：${errorText(refusal)}。手机会再试。`}</View>}
      <Button variant="quiet" onTap={onDismiss}>
        知道了
      </Button>
    </Notice>
  )
}
