import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { errorText } from '../../services/errorText'
import { useWrite } from '../../services/useWrite'
import { Button } from '../../ui/button/Button'
import { Notice } from '../../ui/notice/Notice'
import { Dialog } from '../../ui/overlay/Dialog'

/** Ends the registration and erases what was given, after one clear question. */
export function Leave() {
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const withdraw = useWrite('rider.withdraw', ['account.me', 'inbox.list'])

  const leave = async () => {
    const reply = await withdraw.send({})
    if (reply && !reply.ok) return setProblem(errorText(reply.error))
    setAsking(false)
    Taro.showToast({ title: '已退出，资料已删除', icon: 'none' })
  }

  const actions = (
    <>
      <Button variant="danger" onTap={leave}>
        退出并删除资料
      </Button>
      <Button variant="ghost" onTap={() => setAsking(false)}>
        先不退出
      </Button>
    </>
  )

  return (
    <>
      <Button variant="quiet" icon="exit" onTap={() => setAsking(true)}>
        退出登记，删除我的资料
      </Button>
      {asking && (
        <Dialog title="确定退出登记吗？" actions={actions} onClose={() => setAsking(false)}>
          <View>你的姓名、证件号、手机号、照片会马上删除，认证也随之失效，不能恢复。以后可以重新登记。</View>
          {problem && <Notice tone="no">{problem}</Notice>}
        </Dialog>
      )}
    </>
  )
}
