import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../../services/clock'
import type { ReplyOf } from '../../../../services/refusal'
import { aria } from '../../../../ui/aria'
import { Button } from '../../../../ui/button/Button'
import { classes } from '../../../../ui/classes'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { gateRefusalForGuard } from './guardWords'
import { lookingAt } from './useCheck'
import type { Desk } from './useDesk'
import './keypad.scss'

interface Props {
  label: string
  text: string
  length: number
  /** The next digit comes here. */
  active: boolean
}

/** What was typed, digit by digit, with room for what is missing. */
const DigitBoxes = ({ label, text, length, active }: Props) => (
  <View className="digits" aria-label={`${label}：${text || '还没输'}`}>
    <View className="digits__label">{label}</View>
    <View className="digits__boxes">
      {Array.from({ length }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place keeps its number
        <View key={at} className={classes('digits__box', active && at === text.length && 'digits__box--next')}>
          {text.charAt(at)}
        </View>
      ))}
    </View>
  </View>
)

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

interface KeypadProps {
  onPress: (digit: string) => void
  onErase: () => void
  onClose: () => void
}

const Key = ({ words, onTap }: { words: string; onTap: () => void }) => (
  <View className="keypad__key" hoverClass="keypad__key--pressed" hoverStayTime={80} {...aria({ role: 'button' })} onClick={onTap}>
    {words}
  </View>
)

/** Our own keys: the phone's keyboard hides half of the page, and its keys are small for gloves. */
const Keypad = ({ onPress, onErase, onClose }: KeypadProps) => (
  <View className="keypad">
    {KEYS.map((digit) => (
      <Key key={digit} words={digit} onTap={() => onPress(digit)} />
    ))}
    <Key words="关闭" onTap={onClose} />
    <Key words="0" onTap={() => onPress('0')} />
    <Key words="退格" onTap={onErase} />
  </View>
)

const NO_ANSWER = '没连上网，数字核不了。请他点“门岗没有网络？”，您来扫码；还不行，登记在纸质本上'

/** What is wrong with the digits themselves: they are typed again, on the same keypad. */
function digitsProblem(reply: ReplyOf<'gate.verify'>): string | null {
  const refusal = reply.ok ? reply.data.refusal : null
  if (refusal?.reason !== 'digitsWrong' && refusal?.reason !== 'tooManyTries') return null
  const { title, todo } = gateRefusalForGuard(refusal, serverNow())
  return `${title}。${todo}`
}

/** Checks digits that a rider said. Only the server can; `problem`: why they have to be said again, or in another way. */
function useTyped({ known, gate, vehicle, check }: Desk) {
  const { ask, begin, show } = check
  const [problem, setProblem] = useState<string | null>(null)

  /** Whether it led anywhere. */
  const send = async (phoneTail: string, digits: string): Promise<boolean> => {
    const isCurrent = begin()
    const credential = { kind: 'digits', phoneTail, digits } as const
    const reply = await ask({ compoundId: known.compoundId, gateId: gate.gateId, credential, vehicle })
    if (!isCurrent()) return false
    const wrong = digitsProblem(reply)
    const answer = wrong ? null : lookingAt(reply, credential)
    setProblem(answer ? null : (wrong ?? NO_ANSWER))
    if (answer) show(answer)
    return answer !== null
  }

  return { send, problem }
}

const TAIL = 4
const DIGITS = 6

const NoNetwork = ({ onClose }: { onClose: () => void }) => (
  <Sheet title="没有网络，数字核不了" onClose={onClose} actions={<Button onTap={onClose}>知道了</Button>}>
    <View>请小哥点“门岗没有网络？”，您来扫码。</View>
    <View>还不行，就登记在纸质本上。</View>
  </Sheet>
)

/** For a code that can't be scanned: the rider says the phone's last four digits, then the six that the screen shows. */
export function DigitsSheet({ desk }: { desk: Desk }) {
  const { check, stopTyping } = desk
  const [tail, setTail] = useState('')
  const [digits, setDigits] = useState('')
  const [busy, setBusy] = useState(false)
  const { send, problem } = useTyped(desk)
  const isTail = tail.length < TAIL

  const close = () => {
    check.close()
    stopTyping()
  }
  const submit = async (all: string) => {
    setBusy(true)
    const led = await send(tail, all)
    setBusy(false)
    if (led) stopTyping()
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

  const digitsTitle = busy ? '正在核验…' : '再输屏幕上的 6 位数字'
  if (desk.server.mode === 'noNetwork') return <NoNetwork onClose={stopTyping} />
  return (
    <Sheet title={isTail ? '先输手机尾号 4 位' : digitsTitle} onClose={close}>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <DigitBoxes label="手机尾号" text={tail} length={TAIL} active={isTail} />
      <DigitBoxes label="6 位数字" text={digits} length={DIGITS} active={!isTail && !busy} />
      <Keypad onPress={press} onErase={erase} onClose={close} />
    </Sheet>
  )
}
