import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../ui/button/Button'
import { TextField } from '../../../../ui/form/TextField'
import { Sheet } from '../../../../ui/overlay/Overlay'

interface Props {
  onSaid: (said: { phoneTail: string; digits: string }) => unknown
  onClose: () => void
}

const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '')

/** For a code that can't be scanned: the customer says the last four digits of their phone number, then the six that the screen shows. */
export function SaidSheet({ onSaid, onClose }: Props) {
  const [phoneTail, setPhoneTail] = useState('')
  const [digits, setDigits] = useState('')
  const [problem, setProblem] = useState<{ phoneTail?: string; digits?: string }>({})
  const send = () => {
    const said = { phoneTail: digitsOf(phoneTail), digits: digitsOf(digits) }
    const wrong = {
      ...(said.phoneTail.length !== 4 && { phoneTail: `手机尾号是 4 位，现在 ${said.phoneTail.length} 位` }),
      ...(said.digits.length !== 6 && { digits: `屏幕上的数字是 6 位，现在 ${said.digits.length} 位` }),
    }
    setProblem(wrong)
    return Object.keys(wrong).length === 0 ? onSaid(said) : undefined
  }
  return (
    <Sheet title="请顾客报数字" onClose={onClose} actions={<Button onTap={send}>核验</Button>}>
      <View>顾客的“小哥码”下面有 6 位数字，15 秒换一次。</View>
      <TextField
        id="phoneTail"
        label="手机尾号 4 位"
        type="number"
        maxLength={4}
        value={phoneTail}
        onChange={(value = '') => setPhoneTail(value)}
        error={problem.phoneTail}
      />
      <TextField
        id="digits"
        label="屏幕上的 6 位数字"
        type="number"
        maxLength={6}
        value={digits}
        onChange={(value = '') => setDigits(value)}
        error={problem.digits}
      />
    </Sheet>
  )
}
