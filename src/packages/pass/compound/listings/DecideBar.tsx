import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ListingRefusal } from '../../../../../contract/pass/pass'
import { calendarText, dayOf, shiftDay } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { type Option, Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { listingRefusalText } from '../../words/pass'
import type { Decision } from './useListings'

type Term = '30' | '90' | '180' | '365'

const terms: readonly Term[] = ['30', '90', '180', '365']

const optionsAt = (now: Date): Option<Term>[] =>
  terms.map((days) => ({ value: days, label: `${days} 天`, note: `用到 ${calendarText(shiftDay(dayOf(now), Number(days)), now)}` }))

interface ApproveSheetProps {
  /** 批准, or 延长 for who is on the list already. */
  verb: '批准' | '延长'
  count: number
  now: Date
  onApprove: (days: number) => Promise<unknown>
  onClose: () => void
}

/** For how long they may come in. */
function ApproveSheet({ verb, count, now, onApprove, onClose }: ApproveSheetProps) {
  const [days, setDays] = useState<Term>('90')
  return (
    <Sheet
      title={`${verb} ${count} 人`}
      onClose={onClose}
      actions={<Button onTap={() => onApprove(Number(days))}>{`${verb} ${count} 人，${days} 天`}</Button>}
    >
      <View>{`从今天起${verb}多久？到期后小哥可以再申请。`}</View>
      <Options options={optionsAt(now)} isChosen={(term) => term === days} onTap={setDays} />
    </Sheet>
  )
}

const reasons = optionsOf(listingRefusalText)

const words = {
  refuse: {
    title: (count: number) => `不同意 ${count} 人的申请？`,
    button: '不同意',
    note: '小哥会收到消息，看得到原因，情况变了可以再申请。',
  },
  remove: {
    title: (count: number) => `把 ${count} 人移出白名单？`,
    button: '移出',
    note: '马上不能进门，人脸也会从门禁机删除。小哥会收到消息，看得到原因。',
  },
}

interface ReasonSheetProps {
  kind: 'refuse' | 'remove'
  count: number
  onSend: (reason: ListingRefusal) => Promise<unknown>
  onClose: () => void
}

/** Why they may not come in, which they will read. */
function ReasonSheet({ kind, count, onSend, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState<ListingRefusal | null>(null)
  const [asked, setAsked] = useState(false)
  const { title, button, note } = words[kind]
  const send = () => (reason ? onSend(reason) : setAsked(true))
  return (
    <Sheet
      title={title(count)}
      onClose={onClose}
      actions={
        <Button variant="danger" onTap={send}>
          {button}
        </Button>
      }
    >
      <View>{note}</View>
      <Options options={reasons} isChosen={(one) => one === reason} onTap={setReason} />
      {asked && !reason && <Notice tone="warn">请先选一个原因，小哥才知道为什么</Notice>}
    </Sheet>
  )
}

type Asking = Decision['kind'] | null

interface Props {
  list: 'asked' | 'approved'
  count: number
  now: Date
  onDecide: (decision: Decision) => Promise<unknown>
}

/** What can be done with those who are marked, each asked once more. */
export function DecideBar({ list, count, now, onDecide }: Props) {
  const [asking, setAsking] = useState<Asking>(null)
  const verb = list === 'asked' ? '批准' : '延长'
  const close = () => setAsking(null)
  const decide = (decision: Decision) => onDecide(decision).then(close)
  return (
    <>
      <View className="listings__decide">
        <Button onTap={() => setAsking('approve')}>{`${verb} ${count} 人`}</Button>
        {list === 'asked' ? (
          <Button variant="ghost" onTap={() => setAsking('refuse')}>
            不同意
          </Button>
        ) : (
          <Button variant="danger" onTap={() => setAsking('remove')}>
            移出
          </Button>
        )}
      </View>
      {asking === 'approve' && (
        <ApproveSheet verb={verb} count={count} now={now} onApprove={(days) => decide({ kind: 'approve', days })} onClose={close} />
      )}
      {(asking === 'refuse' || asking === 'remove') && (
        <ReasonSheet kind={asking} count={count} onSend={(reason) => decide({ kind: asking, reason })} onClose={close} />
      )}
    </>
  )
}
