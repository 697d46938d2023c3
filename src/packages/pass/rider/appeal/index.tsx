import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PassView } from '../../../../../contract/pass/pass'
import { openTab } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { fieldRuleText } from '../../../../services/fieldRules'
import { momentText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { usePass } from '../../usePass'
import { passEndText, passStateText } from '../../words/pass'
import '../../words/refusals'

/** As in the contract; the form doesn't load it for two numbers. */
export const SHORTEST = 5
export const LONGEST = 300

function problemOf(text: string): string | null {
  const { length } = text.trim()
  const broken = (rule: 'too_short' | 'too_long', limit: number) => fieldRuleText({ field: 'text', rule, limit })
  if (length < SHORTEST) return broken('too_short', SHORTEST)
  return length > LONGEST ? broken('too_long', LONGEST) : null
}

/** The holder's appeal (申诉) in own words. */
export function useAppeal() {
  const { send } = useWrite('appeal.file')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const type = (typed: string | undefined) => {
    setText(typed ?? '')
    setProblem(null)
  }

  /** Whether it was filed. */
  const file = async (): Promise<boolean> => {
    const found = problemOf(text)
    setProblem(found)
    if (found) return false
    const reply = await send({ text: text.trim() })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
    return reply?.ok ?? false
  }

  return { text, type, problem, file }
}

/** Where the holder writes what happened. */
export function AppealForm({ onFiled }: { onFiled: () => void }) {
  const { text, type, problem, file } = useAppeal()
  const send = async () => {
    if (await file()) onFiled()
  }
  return (
    <Card title="写下你的意见">
      <View>写清楚时间、地点和经过，区工作人员会找小区和站点核实。</View>
      <TextAreaField
        id="field-text"
        label="申诉内容"
        hint="至少 5 个字，不用写身份证号、手机号"
        limit={LONGEST}
        value={text}
        onChange={type}
        error={problem ?? undefined}
      />
      <Button onTap={send}>交上去</Button>
    </Card>
  )
}

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
