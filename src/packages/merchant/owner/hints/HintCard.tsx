import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HintReason, OwnHint } from '../../../../../contract/merchant/hints'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { momentText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { findingText, hintReasonText } from '../../words/hints'
import { ExplainSheet } from './ExplainSheet'

interface HintProps {
  merchantId: MerchantId
  hint: OwnHint
}

function standingOf({ state, explanation }: OwnHint): { word: string; tone: TagTone } {
  if (state === 'closed') return { word: '区里看过了', tone: 'plain' }
  return explanation ? { word: '已说明', tone: 'ok' } : { word: '等你说明', tone: 'warn' }
}

/** The reasons, of which one tap is enough. */
function Reasons({ merchantId, hint: { hintId } }: HintProps) {
  const { send } = useWrite('merchant.explainHint')
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (reason: HintReason) => {
    const reply = await send({ merchantId, hintId, reason })
    if (reply) setProblem(reply.ok ? null : errorText(reply.error))
  }
  return (
    <>
      <View>为什么会这样？点一个就行，区里先看你的说明。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Options options={optionsOf(hintReasonText)} isChosen={() => false} onTap={choose} />
    </>
  )
}

/** What the shop has said, and a way to say more until the district has seen to it. */
function Explained({ merchantId, hint }: HintProps) {
  const { explanation, state } = hint
  const [changing, setChanging] = useState(false)
  if (!explanation) return null
  const { reason, words, at } = explanation
  return (
    <>
      <View>{`${momentText(at, serverNow())}，店里说：${hintReasonText[reason]}${words === null ? '' : `。${words}`}`}</View>
      {state === 'open' && (
        <Button variant="quiet" icon="pen" onTap={() => setChanging(true)}>
          改一下，多说一句
        </Button>
      )}
      {changing && <ExplainSheet merchantId={merchantId} hint={hint} explanation={explanation} onClose={() => setChanging(false)} />}
    </>
  )
}

/** Something unusual of one day, what the shop says about it, and whether the district has seen to it. */
export function HintCard({ merchantId, hint }: HintProps) {
  const { word, tone } = standingOf(hint)
  const isUnexplained = hint.explanation === null && hint.state === 'open'
  return (
    <Card title={findingText(hint, serverNow())}>
      <View>
        <Tag tone={tone}>{word}</Tag>
      </View>
      {isUnexplained ? <Reasons merchantId={merchantId} hint={hint} /> : <Explained merchantId={merchantId} hint={hint} />}
    </Card>
  )
}
