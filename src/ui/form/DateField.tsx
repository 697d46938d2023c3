import { Picker, View } from '@tarojs/components'
import { Icon } from '../icon/Icon'
import { Field, type FieldFrame } from './Field'

interface Props extends FieldFrame {
  /** `2026-11-23`. */
  value: string
  onChange: (day: string) => void
}

/** A day of the calendar. */
export const DateField = ({ value, onChange, ...frame }: Props) => (
  <Field {...frame}>
    <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className="field__control">
        <View className="field__value">{value}</View>
        <Icon name="chevron" />
      </View>
    </Picker>
  </Field>
)
