import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorText } from '../../../../services/errorText'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { useChangeCompound } from '../useCompound'
import type { Gate } from './GateSheet'

interface Props {
  compoundId: string
  gate: Gate
  onDone: () => void
  onClose: () => void
}

/** Says what a new code does to what hangs at the gate, before it is made. */
export function RenewDialog({ compoundId, gate, onDone, onClose }: Props) {
  const { change } = useChangeCompound('compound.renewGateCode')
  const [problem, setProblem] = useState<string | null>(null)
  const renew = async () => {
    const reply = await change({ compoundId, gateId: gate.gateId })
    if (reply?.ok) onDone()
    else if (reply) setProblem(errorText(reply.error))
  }
  const actions = (
    <>
      <Button variant="danger" onTap={renew}>
        换成新码
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不换
      </Button>
    </>
  )
  return (
    <Dialog title={`给${gate.name}换码？`} actions={actions} onClose={onClose}>
      <View>现在贴着的海报马上作废，扫了进不来。换好后请马上打印新海报，贴上去。</View>
      <View>海报被人拍去、在别处扫，才需要换。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}
