import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DayWindow } from '../../../../../contract/pass/compoundRules'
import { Button } from '../../../../ui/button/Button'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Windows } from '../../../pass/Windows'
import { daySpansText, weekdayName } from '../../words/shops'
import { usualAfter, withDay, withEveryDay } from './values'

interface Props {
  week: readonly DayWindow[][]
  onChange: (week: DayWindow[][]) => void
}

/** The days of the week, one of which is open to be changed; it can be copied to all others. */
export function WeekDays({ week, onChange }: Props) {
  const [changing, setChanging] = useState<number | null>(0)
  return (
    <>
      {week.map((spans, at) => {
        const name = weekdayName(at)
        return (
          <View key={name}>
            <ListRow
              title={name}
              note={daySpansText(spans)}
              trailing={changing === at ? undefined : '改'}
              onTap={() => setChanging(changing === at ? null : at)}
            />
            {changing === at && (
              <>
                <Windows
                  windows={spans}
                  onChange={(next) => onChange(withDay(week, at, next))}
                  usual={usualAfter(spans)}
                  add={`${name}加一段时间`}
                />
                {spans.length === 0 && <View>{`${name}休息`}</View>}
                <Button variant="quiet" onTap={() => onChange(withEveryDay(spans))}>
                  {`每天都照${name}`}
                </Button>
              </>
            )}
          </View>
        )
      })}
    </>
  )
}
