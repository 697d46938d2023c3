import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { ApplicationView } from '../../../../../contract/account/station'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import './actions.scss'
import { RemoveSheet } from './RemoveSheet'
import { ReturnSheet } from './ReturnSheet'
import type { Review } from './useReview'
import { VouchDialog } from './VouchDialog'

type Asking = 'vouch' | 'return' | 'remove' | null

interface Props {
  application: ApplicationView
  review: Review
}

/** What can be decided now, each asked once more before it is done. After a decision only the way back is left: no second one by accident. */
export function Actions({ application, review }: Props) {
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const then = (done: Promise<unknown>) => done.then(close)
  return (
    <View className="actions">
      {review.outcome && <Notice tone={review.outcome.tone}>{review.outcome.words}</Notice>}
      {review.outcome?.tone === 'ok' ? <BackToList /> : <Buttons status={application.status} onAsk={setAsking} />}
      {asking === 'vouch' && <VouchDialog application={application} onVouch={() => then(review.vouch())} onClose={close} />}
      {asking === 'return' && <ReturnSheet onReturn={(reasons) => then(review.giveBack(reasons))} onClose={close} />}
      {asking === 'remove' && (
        <RemoveSheet name={application.realName} onRemove={(reason) => then(review.remove(reason))} onClose={close} />
      )}
    </View>
  )
}

function Buttons({ status, onAsk }: { status: ApplicationView['status']; onAsk: (asking: Asking) => void }) {
  if (status === 'waitingStation')
    return (
      <View className="actions__pair">
        <Button onTap={() => onAsk('vouch')}>担保</Button>
        <Button variant="ghost" onTap={() => onAsk('return')}>
          退回修改
        </Button>
      </View>
    )
  if (status === 'verified')
    return (
      <Button variant="danger" onTap={() => onAsk('remove')}>
        移出站点
      </Button>
    )
  return <BackToList />
}

const BackToList = () => (
  <Button variant="ghost" onTap={() => Taro.navigateBack()}>
    回名单
  </Button>
)
