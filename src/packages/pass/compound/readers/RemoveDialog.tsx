import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReaderView } from '../../../../../contract/pass/faceReader'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { errorText } from '../../../../services/errorText'
import { actionKey } from '../../../../services/useAction'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Dialog'

interface Props {
  compoundId: CompoundId
  reader: ReaderView
  onDone: () => void
  onClose: () => void
}

/** Says what happens to the faces in it before a reader is taken out. */
export function RemoveDialog({ compoundId, reader: { readerId, name }, onDone, onClose }: Props) {
  const client = useQueryClient()
  const { send } = useWrite('compound.removeReader')
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    const reply = await send({ compoundId, readerId })
    if (!reply) return
    if (!reply.ok) return setProblem(errorText(reply.error))
    client.setQueryData(actionKey('compound.readers', { compoundId }), reply.data)
    onDone()
  }
  const actions = (
    <>
      <Button variant="danger" onTap={remove}>
        撤掉
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不撤
      </Button>
    </>
  )
  return (
    <Dialog title={`撤掉“${name}”？`} actions={actions} onClose={onClose}>
      <View>它不再收到新的人脸，并要把里面的人脸全部删掉。请让它开着，等都删好了，它会自己从这里消失。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}
