import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { classes } from '../classes'
import { Icon } from '../icon/Icon'
import './chip.scss'

interface Props {
  words: string
  on: boolean
  onTap: () => void
  /** Opens a list to choose from. */
  more?: boolean
}

/** Narrows a list by one thing. What is on is said in the words, and marked. */
export const Chip = ({ words, on, onTap, more = false }: Props) => (
  <View className={classes('chip', on && 'chip--on')} {...aria(more ? { role: 'button' } : { role: 'radio', checked: on })} onClick={onTap}>
    {on && !more && <Icon name="check" />}
    <View>{words}</View>
    {more && <Icon name="chevron" />}
  </View>
)

/** Chips in as many lines as they need. */
export const ChipRow = ({ children }: { children: ReactNode }) => <View className="chip-row">{children}</View>
