import { Input } from '@tarojs/components'
import type { ComponentProps } from 'react'
import { keptInLine } from '../../../contract/kernel/characters'

interface Props extends Omit<ComponentProps<typeof Input>, 'onInput'> {
  value: string
  onChange: (value: string) => void
}

/** The one control in which a line is typed. What nobody sees is dropped here, so that nobody has to look for what came along with something pasted. */
export const LineInput = ({ onChange, ...props }: Props) => (
  <Input className="field__input" {...props} onInput={({ detail }) => onChange(keptInLine(detail.value))} />
)
