import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon'
import type { IconName } from '../icon/iconNames'
import './states.scss'

interface Props {
  icon: IconName
  title: string
  note?: string
  /** What can be done about it. */
  action?: ReactNode
}

/** In place of contents that aren't there: says why, and what to do. Empty lists, errors and no network look alike. */
export const State = ({ icon, title, note, action }: Props) => (
  <View className="state">
    <Icon name={icon} />
    <View className="state__title">{title}</View>
    {note && <View className="state__note">{note}</View>}
    {action}
  </View>
)
