import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuardRefusal } from '../../../../../contract/pass/gateVerdict'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { guardRefusalText } from '../../words/pass'

const reasons = optionsOf(guardRefusalText)

interface Props {
  onRefuse: (reason: GuardRefusal) => Promise<unknown>
  onClose: () => void
}

/** Why somebody whose pass would do stays outside. */
export function RefuseSheet({ onRefuse, onClose }: Props) {
  const [chosen, setChosen] = useState<GuardRefusal | null>(null)
  const [asked, setAsked] = useState(false)
  const send = () => (chosen ? onRefuse(chosen) : setAsked(true))
  return (
    <Sheet
      title="为什么不让进？"
      onClose={onClose}
      actions={
        <>
          {asked && !chosen && <Notice tone="warn">请先选一个原因</Notice>}
          <Button variant="danger" onTap={send}>
            拒绝进入
          </Button>
        </>
      }
    >
      <View>物业会收到原因，和小哥等了多久。</View>
      <Options options={reasons} isChosen={(reason) => reason === chosen} onTap={setChosen} />
    </Sheet>
  )
}
