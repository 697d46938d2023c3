import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon'
import type { IconName } from '../icon/iconNames'
import './notice.scss'

type Tone = 'info' | 'ok' | 'warn' | 'no'

const icons: Record<Tone, IconName> = { info: 'info', ok: 'check', warn: 'warning', no: 'warning' }

interface Props {
  children: ReactNode
  tone?: Tone
  icon?: IconName
}

/** Something to know before going on. */
export const Notice = ({ children, tone = 'info', icon = icons[tone] }: Props) => (
  <View className={`notice notice--${tone}`}>
    <Icon name={icon} />
    <View className="notice__words">{children}</View>
  </View>
)
