import { View } from '@tarojs/components'
import { useState } from 'react'
import { classes } from '../classes'
import { Icon } from '../icon/Icon'
import { Sheet } from '../overlay/Sheet'
import { Field, type FieldFrame } from './Field'
import { type Option, Options } from './Options'
import type { FieldBinding } from './useForm'

interface Props<T extends string> extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<T> {
  options: readonly Option<T>[]
}

/** One of many: the choice is made on a sheet. */
export function PickerField<T extends string>({ options, value, onChange, ...frame }: Props<T>) {
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  const choose = (option: T) => {
    onChange(option)
    setOpen(false)
  }
  return (
    <Field {...frame}>
      <View className="field__control" onClick={() => setOpen(true)}>
        <View className={classes('field__value', !chosen && 'field__value--empty')}>{chosen?.label ?? '请选择'}</View>
        <Icon name="chevron" />
      </View>
      {open && (
        <Sheet title={frame.label} onClose={() => setOpen(false)}>
          <Options options={options} isChosen={(option) => option === value} onTap={choose} />
        </Sheet>
      )}
    </Field>
  )
}
