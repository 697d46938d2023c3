import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ListingRefusal } from '../../../../../contract/pass/pass'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { listingRefusalText } from '../../words/pass'

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

interface Props {
  kind: 'refuse' | 'remove'
  count: number
  onSend: (reason: ListingRefusal) => Promise<unknown>
  onClose: () => void
}

/** Why they may not come in, which they will read. */
export function ReasonSheet({ kind, count, onSend, onClose }: Props) {
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
