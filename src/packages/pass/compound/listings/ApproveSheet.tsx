import { View } from '@tarojs/components'
import { useState } from 'react'
import { calendarText, dayOf, shiftDay } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { type Option, Options } from '../../../../ui/form/Options'
import { Sheet } from '../../../../ui/overlay/Sheet'

type Term = '30' | '90' | '180' | '365'

const terms: readonly Term[] = ['30', '90', '180', '365']

const optionsAt = (now: Date): Option<Term>[] =>
  terms.map((days) => ({ value: days, label: `${days} 天`, note: `用到 ${calendarText(shiftDay(dayOf(now), Number(days)), now)}` }))

interface Props {
  /** 批准, or 延长 for who is on the list already. */
  verb: '批准' | '延长'
  count: number
  now: Date
  onApprove: (days: number) => Promise<unknown>
  onClose: () => void
}

/** For how long they may come in. */
export function ApproveSheet({ verb, count, now, onApprove, onClose }: Props) {
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
