import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { type Booking, type Outcome, useBooking } from '../useBooking'
import { CancelDialog } from './CancelDialog'
import { TICK_MS } from './Course'
import { type Step, stepOf } from './step'
import './show.scss'

interface Props {
  session: SessionView
  now: Date
  booking: Booking
  step: Step
}

/** No button, and why. Where something can be done about it, the way there. */
const Blocked = ({ step: { words, way } }: { step: Extract<Step, { kind: 'blocked' }> }) => (
  <>
    <View className="show__blocked">{words}</View>
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
      return <Button onTap={() => openPage('draw', { drawId: step.drawId })}>填志愿</Button>
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
