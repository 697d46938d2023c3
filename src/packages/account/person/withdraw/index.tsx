import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { openTab } from '../../../../routes'
import { errorText } from '../../../../services/errorText'
import { forgetKept } from '../../../../services/kept/keptAnswers'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { usePassSecret } from '../../../pass/phone/usePassSecret'
import { useMe } from '../../useMe'

/** Asks a second time, since nothing brings the data back. */
function WithdrawDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { send } = useWrite('rider.withdraw')
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

const erased = ['姓名、身份证号、手机号、照片', '工种、站点和认证，马上失效', '消息，和同意过的记录']
const kept = [
  '办理记录：只写哪一天办过什么，不含你的个人内容',
  '还没到期的暂停、吊销或预约限制：不含姓名和证件号，到期就删，吊销最多留两年。到期前重新登记，会接着算',
  '如果你是站点负责人，这个岗位还在',
]

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <View key={line}>· {line}</View>
    ))}
  </>
)

const home = (
  <Button variant="ghost" onTap={() => openTab('home')}>
    回首页
  </Button>
)

function Question({ onDone }: { onDone: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Card title="退出后马上删除，不能恢复">
        <Lines lines={erased} />
      </Card>
      <Card title="会留下">
        <Lines lines={kept} />
      </Card>
      <View>以后想回来，可以重新登记。只是换站点不用退出：在“认证进度”里改选站点就行。</View>
      <Button variant="danger" onTap={() => setAsking(true)}>
        退出登记，删除我的资料
      </Button>
      {asking && <WithdrawDialog onDone={onDone} onClose={() => setAsking(false)} />}
    </>
  )
}

export default function WithdrawPage() {
  const me = useMe()
  const [done, setDone] = useState(false)
  if (done)
    return (
      <Screen>
        <State icon="check" title="已退出登记" note="你的资料已经删除。以后可以重新登记。" action={home} />
      </Screen>
    )
  return (
    <Screen>
      <Answered query={me}>
        {({ rider }) =>
          rider ? (
            <Question onDone={() => setDone(true)} />
          ) : (
            <State icon="document" title="没有登记" note="你还没有登记，没有要删除的资料" action={home} />
          )
        }
      </Answered>
    </Screen>
  )
}
