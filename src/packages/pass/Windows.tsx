import { Picker, View } from '@tarojs/components'
import type { DayWindow } from '../../../contract/pass/compoundRules'
import { Button } from '../../ui/button/Button'
import { windowText } from './words/compoundRules'
import './windows.scss'

/** The contract's limit. */
const MOST_WINDOWS = 4

interface TimeProps {
  label: string
  value: string
  onChange: (value: string) => void
}

const Time = ({ label, value, onChange }: TimeProps) => (
  <Picker className="windows__picker" mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
    <View className="field__control windows__time">
      <View className="windows__label">{label}</View>
      <View>{value}</View>
    </View>
  </Picker>
)

/** What a window means where its two times don't say it. */
function meaningOf(window: DayWindow): string | null {
  if (window.from === window.to) return '两个时间一样，就是全天'
  return window.to < window.from && window.to !== '00:00' ? `过了半夜：${windowText(window)}` : null
}

interface Props {
  windows: readonly DayWindow[]
  onChange: (windows: DayWindow[]) => void
  /** What a new one begins with. */
  usual: DayWindow
  /** Words of the button. */
  add: string
}

/** Parts of a day, up to four. */
export function Windows({ windows, onChange, usual, add }: Props) {
  const change = (at: number, part: Partial<DayWindow>) =>
    onChange(windows.map((window, index) => (index === at ? { ...window, ...part } : window)))
  const remove = (at: number) => onChange(windows.filter((_, index) => index !== at))
  return (
    <View className="windows">
      {windows.map((window, at) => {
        const meaning = meaningOf(window)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is nothing but its place in the list
          <View key={at}>
            <View className="windows__row">
              <Time label="从" value={window.from} onChange={(from) => change(at, { from })} />
              <Time label="到" value={window.to} onChange={(to) => change(at, { to })} />
              <Button variant="quiet" onTap={() => remove(at)}>
                去掉
              </Button>
            </View>
            {meaning && <View className="windows__meaning">{meaning}</View>}
          </View>
        )
      })}
      {windows.length < MOST_WINDOWS ? (
        <Button variant="ghost" icon="plus" onTap={() => onChange([...windows, usual])}>
          {add}
        </Button>
      ) : (
        <View className="windows__meaning">{`最多 ${MOST_WINDOWS} 段`}</View>
      )}
    </View>
  )
}
