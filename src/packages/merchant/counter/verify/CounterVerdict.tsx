import { View } from '@tarojs/components'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../../pass/HolderCard'
import { counterRefusalText } from './refusalWords'
import type { Checked } from './useCounterCheck'

interface Props {
  checked: Checked
  onScan: () => unknown
  onClose: () => void
}

/** A code that doesn't do says nothing about who shows it. */
const wordOf = ({ valid, refusal }: Checked) => (valid ? '是认证小哥' : refusal?.reason.startsWith('code') ? '没核上' : '不能优惠')

/** Whether this customer is a rider. Who isn't hears why in words that can be said aloud in a queue. */
export function CounterVerdict({ checked, onScan, onClose }: Props) {
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
