import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button/Button'
import { Field, type FieldFrame } from './Field'
import { LineInput } from './LineInput'
import type { FieldBinding } from './useForm'

interface Props extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<string> {
  /** Which keyboard comes up. */
  type?: 'text' | 'idcard' | 'number'
  maxLength?: number
  /** What was given before, masked. It stays until somebody chooses to change it. */
  masked?: string | null
}

function Typing({ label, value = '', onChange, onLeave, type = 'text', maxLength = 140 }: Props) {
  return (
    <View className="field__control">
      <LineInput
        label={label}
        type={type}
        value={value}
        maxlength={maxLength}
        cursorSpacing={80}
        onChange={onChange}
        {...(onLeave && { onBlur: onLeave })}
      />
    </View>
  )
}

/** A line of text. */
export function TextField(props: Props) {
  const { id, label, hint, error, masked, value } = props
  const [changing, setChanging] = useState(false)
  const typing = !masked || changing || Boolean(value)
  return (
    <Field id={id} label={label} error={error} {...(hint && { hint })}>
      {typing ? (
        <Typing {...props} />
      ) : (
        <View className="field__control">
          <View className="field__value">{masked}</View>
          <Button variant="quiet" onTap={() => setChanging(true)}>
            更换
          </Button>
        </View>
      )}
    </Field>
  )
}
