import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorText } from '../../../services/errorText'
import { momentText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { Notice } from '../../../ui/notice/Notice'
import { Dialog } from '../../../ui/overlay/Overlay'
import type { BindRefusal } from '../phone/useBinding'

interface Props {
  boundAt: string | null
  now: Date
  onMove: () => Promise<unknown>
  refusal: BindRefusal | null
}

/** Another phone makes the codes. Moving is a step of its own: the other phone's codes die at once. */
export function OtherPhone({ boundAt, now, onMove, refusal }: Props) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const move = () => onMove().finally(close)
  const actions = (
    <>
      <Button onTap={move}>换到这部手机</Button>
      <Button variant="ghost" onTap={close}>
        先不换
      </Button>
    </>
  )
  return (
    <Card title="小哥码在你的另一部手机上">
      <View>{`${boundAt ? `${momentText(boundAt, now)} 起，` : ''}由那部手机出码。手机丢了、换了，就换到这部来。`}</View>
      <View>没换也能扫门口码进小区。</View>
      {refusal && <Notice tone="no">{errorText(refusal)}</Notice>}
      <Button icon="device" onTap={() => setAsking(true)}>
        换到这部手机
      </Button>
      {asking && (
        <Dialog title="换到这部手机？" actions={actions} onClose={close}>
          <View>另一部手机上的码马上失效，以后由这部手机出码。7 天内最多换 3 次。</View>
        </Dialog>
      )}
    </Card>
  )
}
