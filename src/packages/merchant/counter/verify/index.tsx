import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { clockText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { useMe } from '../../../account/useMe'
import { HolderCard } from '../../../pass/HolderCard'
import { counterRefusalText } from './refusalWords'
import { type Checked, useCounterCheck } from './useCounterCheck'
import './counter.scss'

interface Props {
  merchantId: string
  /** Why nothing was checked. */
  problem: string | null
  onScan: () => unknown
}

/** Before the scan: which shop this is, what the customer has to show, one large button. */
export function Counter({ merchantId, problem, onScan }: Props) {
  const { data } = useMe()
  const today = useAction('merchant.today', { merchantId })
  const place = data?.workplaces.find((one) => one.role === 'clerk' && one.merchantId === merchantId)
  return (
    <>
      {place?.role === 'clerk' && <View className="counter__title">{place.merchantName}</View>}
      <View>请顾客打开“小哥码”，切到“优惠”。一个码只能用一次。</View>
      {today.data && <View>{`今天核验 ${today.data.checked} 人次`}</View>}
      {problem && <Notice tone="warn">{problem}</Notice>}
      <View className="counter__scan">
        <Button icon="scan" onTap={onScan}>
          扫顾客的码
        </Button>
      </View>
    </>
  )
}

interface CounterVerdictProps {
  checked: Checked
  onScan: () => unknown
  onClose: () => void
}

/** A code that doesn't do says nothing about who shows it. */
const wordOf = ({ valid, refusal }: Checked) => {
  if (valid) return '是认证小哥'
  return refusal?.reason.startsWith('code') ? '没核上' : '不能优惠'
}

/** Whether this customer is a rider. Who isn't hears why in words that can be said aloud in a queue. */
export function CounterVerdict({ checked, onScan, onClose }: CounterVerdictProps) {
  const { valid, merchantName, now, holder, refusal } = checked
  const words = refusal && counterRefusalText(refusal)
  const actions = (
    <>
      <Button variant="light" icon="scan" onTap={onScan}>
        {valid ? '扫下一位' : '再扫一次'}
      </Button>
      <Button variant="lightGhost" onTap={onClose}>
        关闭
      </Button>
    </>
  )
  return (
    <Verdict
      key={now}
      tone={valid ? 'ok' : 'no'}
      about={merchantName}
      word={wordOf(checked)}
      saying={valid ? null : 'lookAtScreen'}
      lead={`${clockText(now)} 已联网核验`}
      actions={actions}
    >
      {words && (
        <View>
          <View className="counter__title">{words.title}</View>
          <View>{words.todo}</View>
        </View>
      )}
      {holder && <HolderCard holder={holder} />}
    </Verdict>
  )
}

/** A clerk with a customer before them and a queue behind: one scan, one word. */
export default function CounterPage() {
  const { merchantId = '' } = useRouter().params
  const { looking, problem, scan, close } = useCounterCheck(merchantId)
  return (
    <Screen>
      <View className="counter">
        {looking === null && <Counter merchantId={merchantId} problem={problem} onScan={scan} />}
        {looking?.kind === 'asking' && (
          <Asking
            word="正在核验"
            note="请顾客等一下"
            actions={
              <Button variant="ghost" onTap={close}>
                不等了
              </Button>
            }
          />
        )}
        {looking?.kind === 'checked' && <CounterVerdict checked={looking.checked} onScan={scan} onClose={close} />}
      </View>
    </Screen>
  )
}
