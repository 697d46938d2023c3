import { View } from '@tarojs/components'
import { aria } from '../../../ui/aria'
import { classes } from '../../../ui/classes'
import './chips.scss'

interface Props<T extends string> {
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

/** One of several short words, in as many lines as they need. */
export const Chips = <T extends string>({ options, value, onChange }: Props<T>) => (
  <View className="chips">
    {options.map((option) => (
      <View
        key={option.value}
        className={classes('chips__one', option.value === value && 'chips__one--chosen')}
        {...aria({ role: 'radio', checked: option.value === value })}
        onClick={() => onChange(option.value)}
      >
        {option.label}
      </View>
    ))}
  </View>
)
