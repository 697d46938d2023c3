import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { MerchantId, RedemptionId } from '../../../../../contract/merchant/ids'
import type { ReportReason } from '../../../../../contract/merchant/report'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { reportText } from '../../words/reports'
import '../../words/refusals'

/** As in the contract; the page doesn't load it for a number. */
const LONGEST = 200

/** What stands in the way of sending: in the text, or else. */
interface Problem {
  at: 'text' | 'form'
  words: string
}

interface About {
  merchantId: MerchantId
  /** What was redeemed, with the number that both phones have shown; null: it is about the shop. */
  redemption: { redemptionId: RedemptionId; number: string } | null
}

function ReportForm({ about: { merchantId, redemption }, onSent }: { about: About; onSent: () => void }) {
  const { send, busy } = useWrite('merchant.report')
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)

  const choose = (chosen: ReportReason) => {
    setReason(chosen)
    setProblem(null)
  }
  const report = async () => {
    const words = text.trim()
    if (reason === null) return setProblem({ at: 'form', words: '请先选是什么事' })
    if (reason === 'other' && words === '') return setProblem({ at: 'text', words: '选了“别的事”，请写一下是什么事' })
    const reply = await send({
      merchantId,
      reason,
      ...(redemption && { redemptionId: redemption.redemptionId }),
      ...(words !== '' && { text: words }),
    })
    if (reply?.ok) return onSent()
    if (reply) setProblem({ at: reply.error.code === 'TEXT_REFUSED' ? 'text' : 'form', words: errorText(reply.error) })
  }

  return (
    <Card title={redemption ? `编号 ${redemption.number} 这一次，是什么事` : '这家店是什么事'}>
      <View>区里会去核实，店里不知道是谁反映的。</View>
      <Options options={optionsOf(reportText)} isChosen={(one) => one === reason} onTap={choose} />
      <TextAreaField
        id="field-text"
        label="经过"
        hint={reason === 'other' ? '写一下是什么事' : '可以不写，不用写姓名、手机号'}
        limit={LONGEST}
        value={text}
        onChange={(typed) => setText(typed ?? '')}
        error={problem?.at === 'text' ? problem.words : undefined}
      />
      {problem?.at === 'form' && <Notice tone="warn">{problem.words}</Notice>}
      <Button busy={busy} onTap={report}>
        告诉区里
      </Button>
    </Card>
  )
}

/** A rider tells the district that a shop doesn't keep its word, of one redemption or of the shop. */
export default function ReportPage() {
  const { merchantId = '', redemptionId = '', number = '' } = useRouter().params
  const [sent, setSent] = useState(false)
  const redemption = redemptionId === '' ? null : { redemptionId: redemptionId as RedemptionId, number }
  const back = (
    <Button variant="ghost" onTap={() => Taro.navigateBack()}>
      返回
    </Button>
  )
  return (
    <Screen>
      {sent ? (
        <State icon="check" title="区里收到了" note="核实以后，结果在“我的消息”里告诉你" action={back} />
      ) : (
        <ReportForm about={{ merchantId: merchantId as MerchantId, redemption }} onSent={() => setSent(true)} />
      )}
    </Screen>
  )
}
