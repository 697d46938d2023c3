import { View } from '@tarojs/components'
import { serverNow } from '../../../../services/clock'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { refusedWords } from './refusedWords'
import type { CheckInRefusal } from './useCheckIn'

interface Props {
  refusal: CheckInRefusal
  onScan: () => unknown
  onAgain: () => unknown
  onClose: () => void
}

/** Not checked in: amber where a moment or one more scan helps, red where somebody has to be asked. */
export function NotDone({ refusal, onScan, onAgain, onClose }: Props) {
  const { word, why, soon, next } = refusedWords(refusal, serverNow())
  return (
    <Verdict
      key={word}
      tone={soon ? 'warn' : 'no'}
      saying="lookAtScreen"
      about="上课签到"
      word={word}
      actions={
        <>
          {next === 'scan' && (
            <Button variant="light" icon="scan" onTap={onScan}>
              再扫一次
            </Button>
          )}
          {next === 'again' && (
            <Button variant="light" icon="refresh" onTap={onAgain}>
              再试一次
            </Button>
          )}
          <Button variant={next ? 'lightGhost' : 'light'} onTap={onClose}>
            返回
          </Button>
        </>
      }
    >
      <View className="check-in__title">{why}</View>
    </Verdict>
  )
}
