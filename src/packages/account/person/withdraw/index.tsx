import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage, openTab } from '../../../../routes'
import { errorText } from '../../../../services/errorText'
import { forgetKept } from '../../../../services/kept/keptAnswers'
import { storedIds } from '../../../../services/phoneStorage'
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
import './withdraw.scss'
import '../../icons.scss'

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
      <View>姓名、身份证号、手机号、照片和认证马上删除，还没批的开店申请也是，谁也找不回来。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}

/** A compound at which this guard has let somebody in without network and not sent it yet; null: all is sent. Only this phone knows of it. */
const unsentAt = () => storedIds('gateQueue')[0]?.split(':')[0] ?? null

interface UnsentProps {
  compoundId: string
  onGoOn: () => void
  onClose: () => void
}

/** Sending comes first: what waits goes with everything else that this phone holds of the person. */
function UnsentDialog({ compoundId, onGoOn, onClose }: UnsentProps) {
  const send = () => {
    onClose()
    return openPage('duty', { compoundId })
  }
  const actions = (
    <>
      <Button onTap={send}>先去值班上传</Button>
      <Button variant="danger" onTap={onGoOn}>
        不上传，继续退出
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不退出
      </Button>
    </>
  )
  return (
    <Dialog title="还有放行记录没上传" actions={actions} onClose={onClose}>
      <View>没网时放行的记录只在这部手机里，退出登记会把它们一起删掉。连上网打开“值班”，会自动上传。</View>
    </Dialog>
  )
}

const erased = [
  '姓名、身份证号、手机号、照片',
  '工种、站点、认证和小哥码，马上失效',
  '课程、竞赛的报名和候补，摇号志愿，签到记录',
  '小区白名单，和门禁机里的人脸',
  '结业证书和荣誉上的姓名',
  '消息，和同意过的记录',
]
const kept = [
  '办理记录：只写哪一天办过什么，不含你的个人内容',
  '还没到期的暂停、吊销或预约限制：不含姓名和证件号，到期就删，吊销最多留两年。到期前重新登记，会接着算',
  '如果你是站点负责人或门岗，这个岗位还在',
]

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <View key={line} className="withdraw__line">
        <View className="withdraw__dot">·</View>
        {line}
      </View>
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
  const [unsent, setUnsent] = useState<string | null>(null)

  const ask = () => {
    const compoundId = unsentAt()
    if (compoundId) setUnsent(compoundId)
    else setAsking(true)
  }
  const goOn = () => {
    setUnsent(null)
    setAsking(true)
  }
  return (
    <>
      <Card title="退出后马上删除，不能恢复">
        <Lines lines={erased} />
      </Card>
      <Card title="会留下">
        <Lines lines={kept} />
      </Card>
      <View>以后想回来，可以重新登记。只是换站点不用退出：在“认证进度”里改选站点就行。</View>
      <Button variant="danger" onTap={ask}>
        退出登记，删除我的资料
      </Button>
      {unsent && <UnsentDialog compoundId={unsent} onGoOn={goOn} onClose={() => setUnsent(null)} />}
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
