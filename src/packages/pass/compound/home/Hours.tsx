import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import './hours.scss'

type Hour = OutputOf<Actions['compound.figures']>['hours'][number]

/** One bar: the hour that begins then. */
interface Bar extends Hour {
  hour: number
}

const isQuiet = ({ entered, refused, left }: Hour) => entered + refused + left === 0

/** Hours that are shown even if nobody came: the day as one knows it. */
const USUAL = { from: 6, to: 22 }

/** The hours of the day for a chart; night hours only from the first to the last in which somebody came. */
export function barsOf(hours: readonly Hour[]): Bar[] {
  const bars = hours.map((hour, at) => ({ ...hour, hour: at }))
  const busy = bars.filter((bar) => !isQuiet(bar)).map(({ hour }) => hour)
  const [from, to] = [Math.min(USUAL.from, ...busy), Math.max(USUAL.to, ...busy)]
  return bars.filter(({ hour }) => hour >= from && hour <= to)
}

const busyBars = (hours: readonly Hour[]): Bar[] => barsOf(hours).filter((bar) => !isQuiet(bar))

const hourText = (hour: number) => `${hour}–${hour + 1} 点`

/** "最忙 12–13 点，86 人次"; null when nobody came. Of two equal hours the earlier. */
export function busiestText(hours: readonly Hour[]): string | null {
  const most = Math.max(0, ...hours.map(({ entered }) => entered))
  if (most === 0) return null
  return `最忙 ${hourText(hours.findIndex(({ entered }) => entered === most))}，${most} 人次`
}

export const totalOf = (hours: readonly Hour[], what: keyof Hour) => hours.reduce((sum, hour) => sum + hour[what], 0)

/** "进 86 · 出 80 · 拒绝 2", without what is none. */
export const figuresText = ({ entered, left, refused }: Hour) =>
  [
    [entered, '进'],
    [left, '出'],
    [refused, '拒绝'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${word} ${count}`)
    .join(' · ')

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`

/** Hours that get a number below: enough to find one's way, few enough for large text. */
const isMarked = (hour: number) => hour % 6 === 0

function Chart({ hours }: { hours: readonly Hour[] }) {
  const bars = barsOf(hours)
  const most = Math.max(...bars.map(({ entered, refused }) => entered + refused))
  return (
    <View className="hours">
      {bars.map(({ hour, entered, refused }) => (
        <View key={hour} className="hours__one">
          <View className="hours__bar">
            <View className="hours__refused" style={{ height: percent(refused, most) }} />
            <View className="hours__entered" style={{ height: percent(entered, most) }} />
          </View>
          <View className="hours__mark">{isMarked(hour) && <View className="hours__number">{`${hour} 点`}</View>}</View>
        </View>
      ))}
    </View>
  )
}

/** Today hour by hour: seen as bars, said in a sentence, and every number on a tap. */
export function Hours({ hours }: { hours: readonly Hour[] }) {
  const [open, setOpen] = useState(false)
  const busiest = busiestText(hours)
  const refused = totalOf(hours, 'refused') > 0
  if (busyBars(hours).length === 0) return null
  return (
    <Card title="今天每小时">
      <View>
        {busiest && <View>{busiest}</View>}
        {refused && <View className="hours__legend">实心是进门的，顶上斜纹是被拒绝的</View>}
      </View>
      <Chart hours={hours} />
      {open && (
        <View>
          {busyBars(hours).map((bar) => (
            <ListRow key={bar.hour} title={hourText(bar.hour)} trailing={figuresText(bar)} />
          ))}
        </View>
      )}
      <Button variant="quiet" onTap={() => setOpen(!open)}>
        {open ? '收起数字' : '看每小时的数字'}
      </Button>
    </Card>
  )
}
