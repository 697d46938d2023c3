import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderId } from '../../../../contract/account/ids'
import { callAction } from '../../../services/callAction'
import { errorText } from '../../../services/errorText'
import { optionsOf, revealReasonLabel } from '../../../texts/reasons'
import { Button } from '../../../ui/button/Button'
import { Options } from '../../../ui/form/Options'
import { Notice } from '../../../ui/notice/Notice'
import { Sheet } from '../../../ui/overlay/Sheet'

type Reason = keyof typeof revealReasonLabel

const reasons = optionsOf(revealReasonLabel)

interface Props {
  riderId: RiderId
  onShown: (phone: string | null) => void
  onClose: () => void
}

/** Asks why. The reason, who asked and when go on record. */
export function RevealSheet({ riderId, onShown, onClose }: Props) {
  const [reason, setReason] = useState<Reason | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const reveal = async () => {
    if (!reason) return setProblem('请先选一个原因')
    const reply = await callAction('station.revealPhone', { riderId, reason })
    if (reply.ok) onShown(reply.data.phone)
    else setProblem(errorText(reply.error))
  }
  const choose = (chosen: Reason) => {
    setReason(chosen)
    setProblem(null)
  }

  return (
    <Sheet title="为什么要看完整号码？" onClose={onClose} actions={<Button onTap={reveal}>看号码</Button>}>
      <View>谁、什么时候、为什么看的，会留下记录。</View>
      <Options options={reasons} isChosen={(option) => option === reason} onTap={choose} />
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}
