import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateView } from '../../../../../contract/pass/gate'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { DigitBoxes } from './DigitBoxes'
import { Keypad } from './Keypad'
import type { Check } from './useCheck'
import type { Mode } from './useDuty'
import { useTyped } from './useTyped'

const TAIL = 4
const DIGITS = 6

interface Props {
  compoundId: string
  gate: GateView
  vehicle: Vehicle
  check: Check
  mode: Mode
  onClose: () => void
}

const NoNetwork = ({ onClose }: Pick<Props, 'onClose'>) => (
  <Sheet title="没有网络，数字核不了" onClose={onClose} actions={<Button onTap={onClose}>知道了</Button>}>
    <View>请小哥点“门岗没有网络？”，您来扫码。</View>
    <View>还不行，就登记在纸质本上。</View>
  </Sheet>
)

/** For a code that can't be scanned: the rider says the phone's last four digits, then the six that the screen shows. */
export function DigitsSheet({ compoundId, gate, vehicle, check, mode, onClose }: Props) {
  const [tail, setTail] = useState('')
  const [digits, setDigits] = useState('')
  const [busy, setBusy] = useState(false)
  const { send, problem } = useTyped({ compoundId, gate }, vehicle, check)
  const isTail = tail.length < TAIL

  const close = () => {
    check.close()
    onClose()
  }
  const submit = async (all: string) => {
    setBusy(true)
    const led = await send(tail, all)
    setBusy(false)
    if (led) onClose()
    else setDigits('')
  }
  const press = (digit: string) => {
    if (busy) return
    if (isTail) return setTail(tail + digit)
    const all = (digits + digit).slice(0, DIGITS)
    setDigits(all)
    if (all.length === DIGITS) void submit(all)
  }
  const erase = () => {
    if (busy) return
    if (digits === '') setTail(tail.slice(0, -1))
    else setDigits(digits.slice(0, -1))
  }

  if (mode === 'noNetwork') return <NoNetwork onClose={onClose} />
  return (
    <Sheet title={isTail ? '先输手机尾号 4 位' : busy ? '正在核验…' : '再输屏幕上的 6 位数字'} onClose={close}>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <DigitBoxes label="手机尾号" text={tail} length={TAIL} active={isTail} />
      <DigitBoxes label="6 位数字" text={digits} length={DIGITS} active={!isTail && !busy} />
      <Keypad onPress={press} onErase={erase} onClose={close} />
    </Sheet>
  )
}
