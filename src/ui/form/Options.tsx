import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classes } from '../classes'
import { Icon } from '../icon/Icon'
import './options.scss'

export interface Option<T extends string> {
  value: T
  label: string
  note?: string
}

/** What a table of labels offers to choose from, in its order. */
export const optionsOf = <T extends string>(labels: Record<T, string>): Option<T>[] =>
  (Object.entries(labels) as [T, string][]).map(([value, label]) => ({ value, label }))

interface Props<T extends string> {
  options: readonly Option<T>[]
  isChosen: (value: T) => boolean
  onTap: (value: T) => void
  /** Whether more than one may be chosen. */
  several?: boolean
}

/** Things to choose from, each as large as a finger. */
export const Options = <T extends string>({ options, isChosen, onTap, several = false }: Props<T>) => (
  <View className="options">
    {options.map(({ value, label, note }) => (
      <View
        key={value}
        className={classes('options__one', isChosen(value) && 'options__one--chosen')}
        {...aria({ role: several ? 'checkbox' : 'radio', checked: isChosen(value) })}
        onClick={() => onTap(value)}
      >
        <View className="options__words">
          <View>{label}</View>
          {note && <View className="options__note">{note}</View>}
        </View>
        {isChosen(value) && <Icon name="check" />}
      </View>
    ))}
  </View>
)
