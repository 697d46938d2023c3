import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RemoveReason } from '../../../../../contract/account/rider'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { removeReasonLabel } from '../reasons'

const reasons = optionsOf(removeReasonLabel)

interface Props {
  name: string
  onRemove: (reason: RemoveReason) => Promise<unknown>
  onClose: () => void
}

/** Why somebody leaves the station. */
export function RemoveSheet({ name, onRemove, onClose }: Props) {
  const [chosen, setChosen] = useState<RemoveReason | null>(null)
  const [asked, setAsked] = useState(false)
  const send = () => (chosen ? onRemove(chosen) : setAsked(true))
  return (
    <Sheet
      title={`把${name}移出站点？`}
      onClose={onClose}
      actions={
        <Button variant="danger" onTap={send}>
          移出站点
        </Button>
      }
    >
      <View>认证马上失效，小哥会收到消息，看得到原因。</View>
      <Options options={reasons} isChosen={(reason) => reason === chosen} onTap={setChosen} />
      {asked && !chosen && <Notice tone="warn">请先选一个原因</Notice>}
    </Sheet>
  )
}
