import { View } from '@tarojs/components'
import { classes } from '../../../../ui/classes'
import './keypad.scss'

interface Props {
  label: string
  text: string
  length: number
  /** The next digit comes here. */
  active: boolean
}

/** What was typed, digit by digit, with room for what is missing. */
export const DigitBoxes = ({ label, text, length, active }: Props) => (
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
