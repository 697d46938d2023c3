import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { clockText, isSameDay } from '../../../../services/time'
import { Loading } from '../../../../ui/states/Loading'
import { State } from '../../../../ui/states/State'
import type { EntryRow } from './entries'
import { TodayList } from './TodayList'
import type { Mode } from './useDuty'

type Known = Pick<OutputOf<Actions['gate.duty']>, 'today' | 'now'>

/** How many came today. What was kept yesterday says nothing of today; what can't be asked anew says from when it is. */
export function TodayCount({ known, mode, now }: { known: Known; mode: Mode; now: Date }) {
  const { today, now: asOf } = known
  const isOfToday = isSameDay(asOf, now)
  const until = mode === 'online' ? '' : `（到 ${clockText(asOf)}）`
  return (
    <View className="duty__head">
      <View className="duty__count">{isOfToday ? `今天 ${today.entered} 人次${until}` : '今天'}</View>
      {isOfToday && <View>{`拒绝 ${today.refused}`}</View>}
    </View>
  )
}

/** Who came today. `isKnown`: the server has told it; what waits on this phone is known in any case. */
export function TodayRows({ rows, isKnown, mode }: { rows: readonly EntryRow[]; isKnown: boolean; mode: Mode }) {
  if (rows.length > 0) return <TodayList rows={rows} />
  if (mode === 'online') return isKnown ? <TodayList rows={rows} /> : <Loading />
  return <State icon="offline" title="连上网才看得到今天的进出" />
}
