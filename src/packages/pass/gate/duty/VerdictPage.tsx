import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Credential } from '../../../../../contract/pass/gate'
import type { GuardRefusal } from '../../../../../contract/pass/gateVerdict'
import { callNumber } from '../../../../services/callNumber'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../HolderCard'
import { hotlineWords } from '../../words/gate'
import { guardRefusalText } from '../../words/pass'
import { type Judged, judgedByGuard } from './judged'
import type { Desk } from './useDesk'
import './verdictActions.scss'

const reasons = optionsOf(guardRefusalText)

/** Why somebody whose pass would do stays outside. */
function RefuseSheet({ onRefuse, onClose }: { onRefuse: (reason: GuardRefusal) => Promise<unknown>; onClose: () => void }) {
  const [chosen, setChosen] = useState<GuardRefusal | null>(null)
  const [asked, setAsked] = useState(false)
  const send = () => (chosen ? onRefuse(chosen) : setAsked(true))
  return (
    <Sheet
      title="为什么不让进？"
      onClose={onClose}
      actions={
        <>
          {asked && !chosen && <Notice tone="warn">请先选一个原因</Notice>}
          <Button variant="danger" onTap={send}>
            拒绝进入
          </Button>
        </>
      }
    >
      <View>小哥马上看到原因；物业也会收到，和小哥等了多久。</View>
      <Options options={reasons} isChosen={(reason) => reason === chosen} onTap={setChosen} />
    </Sheet>
  )
}

interface Props {
  desk: Desk
  judged: Judged
  /** What was checked. */
  credential: Credential
  about: string
}

/** The way on that most guards take; else back to the post. */
function MainWay({ desk, judged, credential }: Props) {
  /** The phone can look at the same code again; the server has used it up. */
  const walk = () => (judged.by === 'phone' && credential.kind === 'code' ? desk.check.check(credential.text, 'foot') : desk.scan('foot'))
  if (judged.entry)
    return (
      <Button variant="light" onTap={() => desk.letIn(judged)}>
        放行
      </Button>
    )
  if (judged.next === 'walk')
    return (
      <Button variant="light" icon="walk" onTap={walk}>
        {judged.by === 'phone' ? '他步行进' : '他步行进，再扫一次'}
      </Button>
    )
  if (judged.next === 'scanAgain')
    return (
      <Button variant="light" icon="scan" onTap={() => desk.scan(judged.vehicle)}>
        再扫一次
      </Button>
    )
  return (
    <Button variant="light" onTap={desk.check.close}>
      知道了
    </Button>
  )
}

/** One of the other ways. */
const OtherWay = ({ words, onTap }: { words: string; onTap: () => unknown }) => (
  <Button variant="lightGhost" onTap={onTap}>
    {words}
  </Button>
)

/** One word for the guard, what to look at, who it is, and what can be done now: one large button, the others beside each other. */
export function VerdictPage(props: Props) {
  const { desk, judged, about } = props
  const { check, correction, known } = desk
  const { entry, words, holder, next } = judged
  const { hotline } = known
  const [refusing, setRefusing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const refuse = async (reason: GuardRefusal) => {
    const corrected = entry && (await correction.refuse(entry, reason))
    setRefusing(false)
    if (corrected?.done) check.show({ kind: 'judged', judged: judgedByGuard(judged, reason, corrected.row), credential: props.credential })
    else if (corrected) setProblem(corrected.problem)
  }
  const undo = async () => {
    const corrected = entry && (await correction.undo(entry))
    if (corrected?.done) check.close()
    else if (corrected) setProblem(corrected.problem)
  }

  const actions = (
    <View className="verdict-actions">
      <View className="verdict-actions__main">
        <MainWay {...props} />
      </View>
      <View className="verdict-actions__more">
        {entry && <OtherWay words="拒绝" onTap={() => setRefusing(true)} />}
        {entry && judged.mayUndo && <OtherWay words="点错了" onTap={undo} />}
        {next === 'scanAgain' && <OtherWay words="输数字" onTap={desk.type} />}
        {next && <OtherWay words="关闭" onTap={check.close} />}
        {hotline && next !== 'scanAgain' && <OtherWay words={hotlineWords(hotline)} onTap={() => callNumber(hotline)} />}
      </View>
    </View>
  )

  return (
    <>
      <Verdict
        tone={judged.tone}
        about={about}
        word={judged.word}
        lead={judged.certainty}
        actions={actions}
        {...(judged.tone === 'warn' && { saying: 'lookAtScreen' })}
      >
        {problem && <Notice tone="warn">{problem}</Notice>}
        {words && (
          <View>
            <View className="duty__title">{words.title}</View>
            <View>{words.todo}</View>
          </View>
        )}
        {holder && <HolderCard holder={holder} vehicle={judged.vehicle} />}
      </Verdict>
      {refusing && <RefuseSheet onRefuse={refuse} onClose={() => setRefusing(false)} />}
    </>
  )
}
