import { Textarea, View } from '@tarojs/components'
import { asLines, keptInLines } from '../../../contract/kernel/characters'
import { controlOf } from '../aria'
import { classes } from '../classes'
import { Field, type FieldFrame } from './Field'
import './textAreaField.scss'
import type { FieldBinding } from './useForm'

interface Props extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<string> {
  /** How long it may be. More can be typed and is counted: cut off silently, nobody would see what is missing. */
  limit: number
}

/** A few sentences, with how many characters they have. */
export function TextAreaField({ value = '', onChange, onLeave, limit, ...frame }: Props) {
  // As the contract counts.
  const count = asLines(value).length
  return (
    <Field {...frame}>
      <View className="field__control text-area">
        <Textarea
          className="text-area__input"
          value={value}
          maxlength={-1}
          autoHeight
          disableDefaultPadding
          {...controlOf(frame.label)}
          cursorSpacing={80}
          onInput={(event) => onChange(keptInLines(event.detail.value))}
          {...(onLeave && { onBlur: onLeave })}
        />
        <View className={classes('text-area__count', count > limit && 'text-area__count--over')}>
          {count > limit ? `超了 ${count - limit} 字` : `${count}/${limit}`}
        </View>
      </View>
    </Field>
  )
}
