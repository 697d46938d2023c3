import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { barsOf, busiestText, busyBars, figuresText, type Hour, hourText, totalOf } from './hours'
import './hours.scss'

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
