import { View } from '@tarojs/components'
import { calendarText, dayOf, shiftDay } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import './dayBar.scss'

/** Older entries are erased. */
const KEPT_DAYS = 90

interface Props {
  day: string
  now: Date
  onChange: (day: string) => void
}

/** One day, and the ways to the day before and after. */
export function DayBar({ day, now, onChange }: Props) {
  const today = dayOf(now)
  const oldest = shiftDay(today, -KEPT_DAYS)
  return (
    <View className="day-bar">
      <View className="day-bar__way">
        {day > oldest && (
          <Button variant="quiet" onTap={() => onChange(shiftDay(day, -1))}>
            前一天
          </Button>
        )}
      </View>
      <View className="day-bar__day">{calendarText(day, now)}</View>
      <View className="day-bar__way">
        {day < today && (
          <Button variant="quiet" onTap={() => onChange(shiftDay(day, 1))}>
            后一天
          </Button>
        )}
      </View>
    </View>
  )
}
