import { Field, type FieldFrame } from './Field'
import { type Option, Options } from './Options'
import type { FieldBinding } from './useForm'

interface Props<T extends string> extends Omit<FieldFrame, 'id' | 'error'>, FieldBinding<T> {
  options: readonly Option<T>[]
}

/** One of a few, all in sight. */
export const ChoiceField = <T extends string>({ options, value, onChange, ...frame }: Props<T>) => (
  <Field {...frame}>
    <Options options={options} isChosen={(option) => option === value} onTap={onChange} />
  </Field>
)
