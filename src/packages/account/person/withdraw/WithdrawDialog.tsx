import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorText } from '../../../../services/errorText'
import { forgetKept } from '../../../../services/kept/keptAnswers'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { usePassSecret } from '../../../pass/phone/usePassSecret'

/** Asks a second time, since nothing brings the data back. */
export function WithdrawDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { send } = useWrite('rider.withdraw', ['account.me', 'inbox.list', 'pass.mine'])
  const client = useQueryClient()
  const { forget } = usePassSecret()
  const [problem, setProblem] = useState<string | null>(null)

  const withdraw = async () => {
    const reply = await send({})
    if (reply?.ok) {
      onDone()
      forgetKept(client)
      void forget()
    } else if (reply) setProblem(errorText(reply.error))
  }

  const actions = (
    <>
      <Button variant="danger" onTap={withdraw}>
        确定，删除我的资料
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不退出
      </Button>
    </>
  )
  return (
    <Dialog title="真的要退出登记吗？" actions={actions} onClose={onClose}>
      <View>姓名、身份证号、手机号、照片和认证马上删除，谁也找不回来。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}
