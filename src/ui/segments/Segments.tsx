import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classes } from '../classes'
import './segments.scss'

interface Props<T extends string> {
  segments: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

/** Two or three views of one page, one of which is open. */
export const Segments = <T extends string>({ segments, value, onChange }: Props<T>) => (
  <View className="segments" {...aria({ role: 'tablist' })}>
    {segments.map((segment) => (
      <View
        key={segment.value}
        className={classes('segments__one', segment.value === value && 'segments__one--open')}
        {...aria({ role: 'tab', selected: segment.value === value })}
        onClick={() => onChange(segment.value)}
      >
        {segment.label}
      </View>
    ))}
  </View>
)
