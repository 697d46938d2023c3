import { View } from '@tarojs/components'
import { useState } from 'react'
import { STANDING_RULE } from '../../../../../contract/booking/standingRule'
import type { SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { comingText } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { cancellingNow } from '../../../booking/bookingNow'
import { type Booking, type Outcome, useBooking } from '../useBooking'
import { type Step, stepOf } from './step'
import './show.scss'

interface CancelDialogProps {
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
function CancelDialog({ session, now, onCancel, onClose }: CancelDialogProps) {
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

/** Often enough that "opens at 9" becomes a button at nine. */
export const TICK_MS = 10_000

interface Props {
  session: SessionView
  now: Date
  booking: Booking
  step: Step
}

/** No button, and why. Where something can be done about it, the way there. */
const Blocked = ({ step: { words, way } }: { step: Extract<Step, { kind: 'blocked' }> }) => (
  <>
    <Notice>{words}</Notice>
    {way && (
      <Button variant="ghost" onTap={way.go}>
        {way.words}
      </Button>
    )}
  </>
)

function Main({ step, session, now, booking: { act, busy } }: Props) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  switch (step.kind) {
    case 'blocked':
      return <Blocked step={step} />
    case 'enrol':
      return (
        <Button busy={busy} onTap={() => act('enrol')}>
          {session.priceFen === 0 ? '报名' : '报名（学费到学校交）'}
        </Button>
      )
    case 'wait':
      return (
        <Button busy={busy} onTap={() => act('wait')}>
          加入候补
        </Button>
      )
    case 'wish':
      return <Button onTap={() => openPage('draw', { drawId: step.drawId, sessionId: session.sessionId })}>填志愿</Button>
    case 'answer':
      return (
        <>
          <Button busy={busy} onTap={() => act('accept')}>
            接受名额
          </Button>
          <Button variant="ghost" busy={busy} onTap={() => act('decline')}>
            放弃，给下一位
          </Button>
        </>
      )
    default:
      return (
        <>
          <Button variant="ghost" busy={busy} onTap={() => setAsking(true)}>
            {step.kind === 'cancel' ? '取消报名' : '退出候补'}
          </Button>
          {asking && <CancelDialog session={session} now={now} onCancel={() => act('cancel').finally(close)} onClose={close} />}
        </>
      )
  }
}

/** Always in reach: the one thing to do, and what became of it. */
export function StepBar({ session }: { session: SessionView }) {
  const now = useServerNow(TICK_MS)
  const [outcome, tell] = useState<Outcome | null>(null)
  const booking = useBooking(session, tell)
  return (
    <View className="show__bar">
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
      <Main session={session} now={now} booking={booking} step={stepOf(session, now)} />
    </View>
  )
}
