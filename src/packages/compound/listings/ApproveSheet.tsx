import { View } from '@tarojs/components'
import { useState } from 'react'
import { calendarText, dayOf, shiftDay } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { type Option, Options } from '../../../ui/form/Options'
import { Sheet } from '../../../ui/overlay/Sheet'

type Term = '30' | '90' | '180' | '365'

const terms: readonly Term[] = ['30', '90', '180', '365']

const optionsAt = (now: Date): Option<Term>[] =>
  terms.map((days) => ({ value: days, label: `${days} 天`, note: `用到 ${calendarText(shiftDay(dayOf(now), Number(days)), now)}` }))

interface Props {
  count: number
  now: Date
  onApprove: (days: number) => Promise<unknown>
  onClose: () => void
}

/** For how long they may come in. */
export function ApproveSheet({ count, now, onApprove, onClose }: Props) {
  const [days, setDays] = useState<Term>('90')
  return (
    <Sheet
      title={`批准 ${count} 人`}
      onClose={onClose}
      actions={<Button onTap={() => onApprove(Number(days))}>{`批准 ${count} 人，${days} 天`}</Button>}
    >
      <View>批准多久？到期后小哥可以再申请。</View>
      <Options options={optionsAt(now)} isChosen={(term) => term === days} onTap={setDays} />
    </Sheet>
  )
}
