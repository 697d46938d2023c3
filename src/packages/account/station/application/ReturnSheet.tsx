import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReturnReason } from '../../../../../contract/account/rider'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { returnReasonLabel } from '../reasons'

/** The contract's limit: more than that nobody mends at once. */
const MOST = 3
const reasons = optionsOf(returnReasonLabel)

interface Props {
  onReturn: (reasons: ReturnReason[]) => Promise<unknown>
  onClose: () => void
}

/** What is to be mended, up to three things. */
export function ReturnSheet({ onReturn, onClose }: Props) {
  const [chosen, setChosen] = useState<ReturnReason[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  const toggle = (reason: ReturnReason) => {
    const next = chosen.includes(reason) ? chosen.filter((other) => other !== reason) : [...chosen, reason]
    if (next.length > MOST) return setProblem(`最多选 ${MOST} 项，先取消一项`)
    setProblem(null)
    setChosen(next)
  }
  const send = () => (chosen.length === 0 ? setProblem('请至少选一项，小哥才知道改什么') : onReturn(chosen))

  return (
    <Sheet title="哪里要改？" onClose={onClose} actions={<Button onTap={send}>退回修改</Button>}>
      <View>可以选 1 到 {MOST} 项。小哥会看到原因和怎么改。</View>
      <Options options={reasons} isChosen={(reason) => chosen.includes(reason)} onTap={toggle} />
      {problem && <Notice tone="warn">{problem}</Notice>}
    </Sheet>
  )
}
