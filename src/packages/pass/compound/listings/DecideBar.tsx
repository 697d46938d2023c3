import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../ui/button/Button'
import { ApproveSheet } from './ApproveSheet'
import { ReasonSheet } from './ReasonSheet'
import type { Decision } from './useListings'

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
        <ApproveSheet {...{ verb, count, now }} onApprove={(days) => decide({ kind: 'approve', days })} onClose={close} />
      )}
      {(asking === 'refuse' || asking === 'remove') && (
        <ReasonSheet kind={asking} count={count} onSend={(reason) => decide({ kind: asking, reason })} onClose={close} />
      )}
    </>
  )
}
