import { Input } from '@tarojs/components'
import type { ComponentProps } from 'react'
import { keptInLine } from '../../../contract/kernel/characters'
import { controlOf } from '../aria'

interface Props extends Omit<ComponentProps<typeof Input>, 'onInput'> {
  /** What is typed here, for who doesn't see the words above it. */
  label: string
  value: string
  onChange: (value: string) => void
}

/** The one control in which a line is typed. What nobody sees is dropped here, so that nobody has to look for what came along with something pasted. */
export const LineInput = ({ label, onChange, ...props }: Props) => (
  <Input className="field__input" {...props} {...controlOf(label)} onInput={({ detail }) => onChange(keptInLine(detail.value))} />
)
