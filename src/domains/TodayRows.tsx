import { View } from '@tarojs/components'
import type { TodayThing } from '../../contract/kernel/today'
import { clockText, comingDayText, isSameDay } from '../services/time'
import { ListRow } from '../ui/listRow/ListRow'
import { Tag } from '../ui/tag/Tag'
import { todayRow } from '.'
import './todayRows.scss'

/** When something is due, in the largest words that say enough: "19:00", "14:10 以前", "12月3日 以前"; "现在" for what waits without an end. */
export function dueText({ at, until }: Pick<TodayThing, 'at' | 'until'>, now: Date): { time: string; note: string } {
  const begun = Date.parse(at) <= now.getTime()
  if (begun && until === undefined) return { time: '现在', note: '' }
  const instant = begun && until !== undefined ? until : at
  const isToday = isSameDay(instant, now)
  const time = isToday ? clockText(instant) : comingDayText(instant, now)
  if (begun) return { time, note: '以前' }
  return { time, note: isToday ? '' : clockText(instant) }
}

function Due({ thing, now }: { thing: TodayThing; now: Date }) {
  const { time, note } = dueText(thing, now)
  return (
    <View className="today-rows__due">
      <View className="today-rows__time">{time}</View>
      {note !== '' && <View className="today-rows__note">{note}</View>}
    </View>
  )
}

const keyOf = ({ at: _, until: __, ...thing }: TodayThing) => JSON.stringify(thing)

/** Things of today: when, what, and what to do about it. A kind that only a newer version knows is left out. */
export const TodayRows = ({ things, now }: { things: readonly TodayThing[]; now: Date }) => (
  <View>
    {things.map((thing) => {
      const row = todayRow(thing, now)
      if (!row) return null
      const { title, note, action, done, open } = row
      return (
        <ListRow
          key={keyOf(thing)}
          leading={<Due thing={thing} now={now} />}
          title={title}
          note={note}
          trailing={done ? <Tag tone="ok">{done}</Tag> : action && <Tag tone="warn">{action}</Tag>}
          onTap={open}
        />
      )
    })}
  </View>
)
