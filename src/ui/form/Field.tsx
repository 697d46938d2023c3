import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from '../classes'
import { Icon } from '../icon/Icon'
import './field.scss'

export interface FieldFrame {
  id: string
  label: string
  /** What to write, before anybody gets it wrong. */
  hint?: string
  error?: string | undefined
}

/** Label, hint, control and, right below it, what is wrong with it. */
export const Field = ({ id, label, hint, error, children }: FieldFrame & { children: ReactNode }) => (
  <View id={id} className={classes('field', error && 'field--wrong')}>
    <View className="field__label">{label}</View>
    {hint && <View className="field__hint">{hint}</View>}
    {children}
    {error && (
      <View className="field__error">
        <Icon name="warning" />
        <View className="field__error-words">{error}</View>
      </View>
    )}
  </View>
)
