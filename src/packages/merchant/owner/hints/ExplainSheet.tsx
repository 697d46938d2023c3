import { useState } from 'react'
import type { OwnHint } from '../../../../../contract/merchant/hints'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { hintReasonText } from '../../words/hints'

/** As in the contract; the page doesn't load it for a number. */
const LONGEST = 100

interface Props {
  merchantId: MerchantId
  hint: OwnHint
  explanation: NonNullable<OwnHint['explanation']>
  onClose: () => void
}

/** Another reason, or a word more about it. */
export function ExplainSheet({ merchantId, hint: { hintId }, explanation, onClose }: Props) {
  const { send, busy } = useWrite('merchant.explainHint')
  const [reason, setReason] = useState(explanation.reason)
  const [text, setText] = useState(explanation.words ?? '')
  const [problem, setProblem] = useState<{ at: 'text' | 'form'; words: string } | null>(null)
  const save = async () => {
    const words = text.trim()
    const reply = await send({ merchantId, hintId, reason, ...(words !== '' && { words }) })
    if (reply?.ok) return onClose()
    if (reply) setProblem({ at: reply.error.code === 'TEXT_REFUSED' ? 'text' : 'form', words: errorText(reply.error) })
  }
  return (
    <Sheet
      title="为什么会这样"
      onClose={onClose}
      actions={
        <Button busy={busy} onTap={save}>
          交给区里
        </Button>
      }
    >
      <Options options={optionsOf(hintReasonText)} isChosen={(one) => one === reason} onTap={setReason} />
      <TextAreaField
        id="field-words"
        label="多说一句"
        hint="可以不写，不用写姓名、手机号"
        limit={LONGEST}
        value={text}
        onChange={(typed) => setText(typed ?? '')}
        error={problem?.at === 'text' ? problem.words : undefined}
      />
      {problem?.at === 'form' && <Notice tone="no">{problem.words}</Notice>}
    </Sheet>
  )
}
