import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { classes } from '../classes'
import { Icon } from '../icon/Icon'
import type { IconName } from '../icon/iconNames'
import './listRow.scss'

interface Props {
  title: string
  note?: ReactNode
  icon?: IconName
  /** Stands at the left instead of an icon, e.g. an avatar. */
  leading?: ReactNode
  /** Stands at the right, e.g. a tag. */
  trailing?: ReactNode
  /** Leads somewhere: the row shows it. */
  onTap?: () => void
}

/** One thing of a list. Rows in one card are parted by a line. */
export const ListRow = ({ title, note, icon, leading, trailing, onTap }: Props) => (
  <View
    className={classes('list-row', onTap && 'list-row--tap')}
    hoverClass={onTap ? 'list-row--pressed' : 'none'}
    {...(onTap && { onClick: onTap, ...aria({ role: 'button' }) })}
  >
    {icon ? <Icon name={icon} /> : leading}
    <View className="list-row__words">
      <View>{title}</View>
      {note && <View className="list-row__note">{note}</View>}
    </View>
    {(trailing || onTap) && (
      <View className="list-row__end">
        {trailing}
        {onTap && <Icon name="chevron" />}
      </View>
    )}
  </View>
)
