import { View } from '@tarojs/components'
import './keypad.scss'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

interface Props {
  onPress: (digit: string) => void
  onErase: () => void
  onClose: () => void
}

const Key = ({ words, onTap }: { words: string; onTap: () => void }) => (
  <View className="keypad__key" hoverClass="keypad__key--pressed" hoverStayTime={80} onClick={onTap}>
    {words}
  </View>
)

/** Our own keys: the phone's keyboard hides half of the page, and its keys are small for gloves. */
export const Keypad = ({ onPress, onErase, onClose }: Props) => (
  <View className="keypad">
    {DIGITS.map((digit) => (
      <Key key={digit} words={digit} onTap={() => onPress(digit)} />
    ))}
    <Key words="关闭" onTap={onClose} />
    <Key words="0" onTap={() => onPress('0')} />
    <Key words="退格" onTap={onErase} />
  </View>
)
