import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Counter } from './Counter'
import './counter.scss'
import { CounterVerdict } from './CounterVerdict'
import { useCounterCheck } from './useCounterCheck'

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
