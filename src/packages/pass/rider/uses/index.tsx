import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { momentText } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { guardRefusalText } from '../../words/pass'
import { methodText, outcomeText, refusalLabel, vehicleText } from '../../words/uses'
import '../../words/refusals'

type OwnUse = OutputOf<Actions['pass.uses']>['uses'][number]

const tones: Record<OwnUse['outcome'], TagTone> = { enter: 'ok', leave: 'plain', refused: 'no', checked: 'plain' }

function note({ at, method, vehicle, outcome, refusal, guardRefusal }: OwnUse): string {
  const facts = [momentText(at, serverNow()), methodText[method], outcome === 'enter' && vehicleText[vehicle]]
  const why = guardRefusal ? `门岗：${guardRefusalText[guardRefusal]}` : refusal && refusalLabel(refusal)
  return [...facts, why].filter(Boolean).join(' · ')
}

function tagOf({ undone, suspicious, outcome }: OwnUse): { word: string; tone: TagTone } {
  if (undone) return { word: '门岗撤销了', tone: 'plain' }
  return suspicious ? { word: '存疑', tone: 'warn' } : { word: outcomeText[outcome], tone: tones[outcome] }
}

/** One use of the own pass. */
function UseLine({ use }: { use: OwnUse }) {
  const { word, tone } = tagOf(use)
  return (
    <>
      <ListRow
        title={[use.compoundName, use.gateName].filter(Boolean).join(' · ')}
        note={note(use)}
        trailing={<Tag tone={tone}>{word}</Tag>}
      />
      {use.suspicious && <Objection use={use} words={doubted} />}
      {!use.suspicious && use.guardRefusal && !use.undone && <Objection use={use} words={keptOut} />}
    </>
  )
}

/** What may be objected to, how, and what is said once it was. */
interface ObjectionWords {
  what: string
  object: string
  done: string
}

const doubted: ObjectionWords = {
  what: '门岗没网时记的，联网后核对不上，不算你进过。不是你？点一下告诉物业。',
  object: '不是我',
  done: '你说过不是你，物业会去查。',
}

const keptOut: ObjectionWords = {
  what: '门岗没让进，原因是门岗选的。觉得不对？点一下告诉物业，物业会去问门岗。',
  object: '我不同意，告诉物业',
  done: '你告诉过物业你不同意，物业会去问门岗。',
}

/** The way to object to one use. */
function Objection({ use: { useId, objectedAt }, words: { what, object: objectWords, done } }: { use: OwnUse; words: ObjectionWords }) {
  const { send } = useWrite('pass.objectToUse')
  const [problem, setProblem] = useState<string | null>(null)
  const object = async () => {
    const reply = await send({ useId })
    setProblem(reply && !reply.ok ? errorText(reply.error) : null)
  }
  if (objectedAt) return <Notice tone="ok">{`${momentText(objectedAt, serverNow())} ${done}`}</Notice>
  return (
    <Notice tone="warn">
      <View>{what}</View>
      {problem && <View>{problem}</View>}
      <Button variant="ghost" onTap={object}>
        {objectWords}
      </Button>
    </Notice>
  )
}

/** Where the own pass was used: one may see what is kept. */
export default function UsesPage() {
  const list = useActionPages('pass.uses', (before) => (before === undefined ? {} : { before }))
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <Screen>
      <View>小区物业也能看到你在那里的记录，姓名只显示姓。记录保留 90 天。</View>
      <Answered query={list}>
        {(pages) => {
          const uses = pages.flatMap((page) => page.uses)
          if (uses.length === 0) return <State icon="list" title="还没有记录" note="扫码或亮码进过小区后，会记在这里" />
          return (
            <Card>
              <View>
                {uses.map((use) => (
                  <UseLine key={use.useId} use={use} />
                ))}
              </View>
            </Card>
          )
        }}
      </Answered>
      <More list={list} words="看更早的记录" />
    </Screen>
  )
}
