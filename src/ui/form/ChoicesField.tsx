import { Field, type FieldFrame } from './Field'
import { type Option, Options } from './Options'
import type { FieldBinding } from './useForm'

interface Props<T extends string> extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<T[]> {
  options: readonly Option<T>[]
}

/** Several of a few. */
export function ChoicesField<T extends string>({ options, value = [], onChange, ...frame }: Props<T>) {
  const toggle = (option: T) => onChange(value.includes(option) ? value.filter((other) => other !== option) : [...value, option])
  return (
    <Field {...frame}>
      <Options options={options} isChosen={(option) => value.includes(option)} onTap={toggle} />
    </Field>
  )
}
