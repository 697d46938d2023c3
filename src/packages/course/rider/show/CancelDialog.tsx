import { View } from '@tarojs/components'
import { STANDING_RULE } from '../../../../../contract/booking/standingRule'
import type { SessionView } from '../../../../../contract/course/course'
import { comingText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { cancellingNow } from '../../../booking/bookingNow'

interface Props {
  session: SessionView
  now: Date
  onCancel: () => Promise<unknown>
  onClose: () => void
}

const { countsDays, mostMarks, blockedDays } = STANDING_RULE

/** What giving it back would mean now. */
function consequence(session: SessionView, now: Date): string {
  if (session.mine?.state === 'waiting') return '退出后不再占候补的位置。想再候补，要从最后排起。'
  if (cancellingNow(session, now) === 'late')
    return `${comingText(session.availability.cancelUntil, now)} 前取消才不记爽约，现在已经过了。现在取消会记一次；${countsDays} 天内满 ${mostMarks} 次，${blockedDays} 天不能报名。`
  return '现在取消不记爽约。名额马上给候补的人，想再上要重新报名。'
}

/** Asks once more, and says whether it is free or late. */
export function CancelDialog({ session, now, onCancel, onClose }: Props) {
  const waits = session.mine?.state === 'waiting'
  const late = cancellingNow(session, now) === 'late' && !waits
  const words = waits ? '退出候补' : '取消报名'
  const actions = (
    <>
      <Button variant="danger" onTap={onCancel}>
        {late ? '取消，记一次' : words}
      </Button>
      <Button variant="ghost" onTap={onClose}>
        {waits ? '继续候补' : '不取消'}
      </Button>
    </>
  )
  return (
    <Dialog title={`${words}？`} actions={actions} onClose={onClose}>
      <View>{consequence(session, now)}</View>
    </Dialog>
  )
}
