import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { errorText } from '../../../../services/errorText'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { useChangeCompound } from '../useCompound'

export type Colleague = CompoundView['people'][number]

interface Props {
  compoundId: string
  guard: Colleague
  onDone: () => void
  onClose: () => void
}

/** Asks before somebody loses the work here. */
export function RemoveDialog({ compoundId, guard: { personId, label }, onDone, onClose }: Props) {
  const { change } = useChangeCompound('compound.removeGuard')
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    const reply = await change({ compoundId, personId })
    if (reply?.ok) onDone()
    else if (reply) setProblem(errorText(reply.error))
  }
  const actions = (
    <>
      <Button variant="danger" onTap={remove}>
        取消门岗
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不取消
      </Button>
    </>
  )
  return (
    <Dialog title={`${label}不再当门岗？`} actions={actions} onClose={onClose}>
      <View>马上不能再核验小哥。以前的记录还在。要回来，再发一个邀请码就行。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}
