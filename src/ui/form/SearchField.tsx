import { View } from '@tarojs/components'
import { LineInput } from './LineInput'
import './field.scss'

interface Props {
  value: string
  onChange: (value: string) => void
  placeholder: string
  /** Which keyboard comes up. */
  type?: 'text' | 'number'
}

/** Narrows a list down while somebody types. */
export const SearchField = ({ value, onChange, placeholder, type = 'text' }: Props) => (
  <View className="field__control">
    <LineInput label={placeholder} type={type} value={value} maxlength={40} placeholder={placeholder} onChange={onChange} />
  </View>
)
