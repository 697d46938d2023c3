import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PassView } from '../../../../../contract/pass/pass'
import { openTab } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { usePass } from '../../usePass'
import { passEndText, passStateText } from '../../words/pass'
import { AppealForm } from './AppealForm'
import '../../words/refusals'

const back = (
  <Button variant="ghost" onTap={() => openTab('pass')}>
    回小哥码
  </Button>
)

const Filed = () => <State icon="check" title="申诉交上去了" note="区工作人员会核实，结果在“我的消息”里告诉你" action={back} />

function Against({ pass: { state, end, appeal } }: { pass: PassView }) {
  const now = serverNow()
  return (
    <Card title={`小哥码${passStateText[state]}`}>
      {end && <View>{`原因：${passEndText[end.reason]}（${momentText(end.since, now)} 起）`}</View>}
      {appeal?.state === 'refused' && <Notice tone="no">{`上次申诉没有通过：${appeal.answer ?? '没有写原因'}`}</Notice>}
    </Card>
  )
}

function Appealing({ pass, onFiled }: { pass: PassView | null; onFiled: () => void }) {
  if (pass?.appeal?.state === 'waiting') return <Waiting text={pass.appeal.text} at={pass.appeal.at} />
  if (!pass?.end) return <State icon="check" title="不用申诉" note="小哥码没有被暂停或吊销" action={back} />
  return (
    <>
      <Against pass={pass} />
      <AppealForm onFiled={onFiled} />
    </>
  )
}

const Waiting = ({ text, at }: { text: string; at: string }) => (
  <Card title="申诉在处理">
    <View>{`${momentText(at, serverNow())} 交的，区工作人员在看。结果在“我的消息”里告诉你，不用再交。`}</View>
    <View>{`你写的是：${text}`}</View>
  </Card>
)

export default function AppealPage() {
  const mine = usePass()
  const [filed, setFiled] = useState(false)
  return (
    <Screen>
      {filed ? <Filed /> : <Answered query={mine}>{({ pass }) => <Appealing pass={pass} onFiled={() => setFiled(true)} />}</Answered>}
    </Screen>
  )
}
