import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { clockText, isSameDay } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Segments } from '../../../../ui/segments/Segments'
import { Loading } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { patternText } from '../../words/gate'
import { type EntryRow, entryRows } from './entries'
import { LargeLetters } from './LargeLetters'
import { ModeNotice, NotKeptNotice, SyncNotice } from './notices'
import { TodayList } from './TodayList'
import type { Correction } from './useCorrection'
import type { Desk } from './useDesk'
import type { Mode } from './useDuty'

type Known = Pick<OutputOf<Actions['gate.duty']>, 'today' | 'now'>

/** How many came today. What was kept yesterday says nothing of today; what can't be asked anew says from when it is. */
function TodayCount({ known, mode, now }: { known: Known; mode: Mode; now: Date }) {
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

interface RowsProps {
  rows: readonly EntryRow[]
  correction: Correction
  /** The server has told it; what waits on this phone is known in any case. */
  isKnown: boolean
  mode: Mode
}

/** Who came today. */
function TodayRows({ rows, correction, isKnown, mode }: RowsProps) {
  if (rows.length > 0) return <TodayList rows={rows} correction={correction} />
  if (mode === 'online') return isKnown ? <TodayList rows={rows} correction={correction} /> : <Loading />
  return <State icon="offline" title="连上网才看得到今天的进出" />
}

const vehicles = [
  { value: 'eBike', label: '骑电动车' },
  { value: 'foot', label: '步行' },
] as const

const HALF_A_MINUTE = 30_000

/** The post: one large button, and what happened today. */
export function Post({ desk }: { desk: Desk }) {
  const { known, gate, server, queue, sync, vehicle, problem } = desk
  const waiting = queue.use()
  const isStored = queue.useIsStored()
  const { list, today, mode } = server
  const now = useServerNow(HALF_A_MINUTE)
  // Midnight may have passed since the last answer.
  const uses = today.data?.uses.filter(({ at }) => isSameDay(at, now)) ?? []
  const rows = entryRows(uses, waiting, gate.name)
  return (
    <>
      <View className="duty__head">
        <View className="duty__title">{`${gate.name} · 值班`}</View>
        <LargeLetters />
        {known.gates.length > 1 && (
          <Button variant="quiet" onTap={desk.changeGate}>
            换门
          </Button>
        )}
      </View>
      <ModeNotice mode={mode} list={list.data ?? null} waiting={waiting.length} />
      {!isStored && <Notice tone="warn">手机存不下了，刚才的进出关掉小程序就没有了。连上网以前请别关，再删掉一些照片腾出地方。</Notice>}
      <NotKeptNotice />
      {!gate.open && <Notice tone="warn">这个门现在不让小哥进。要开，请找物业。</Notice>}
      {sync.report && <SyncNotice report={sync.report} onDismiss={sync.dismiss} />}
      {problem && <Notice tone="warn">{problem}</Notice>}
      {desk.done && <Notice tone="ok">{desk.done}</Notice>}
      <Segments segments={vehicles} value={vehicle} onChange={desk.setVehicle} />
      <View className="duty__scan">
        <Button icon="scan" onTap={() => desk.scan(vehicle)}>
          扫小哥的码
        </Button>
      </View>
      <Button variant="ghost" icon="keypad" onTap={desk.type}>
        输 6 位数字
      </Button>
      {known.pattern && isSameDay(known.now, now) && <View>{`${patternText(known.pattern)}，小哥屏幕上的要一样`}</View>}
      <TodayCount known={known} mode={mode} now={now} />
      <TodayRows rows={rows} correction={desk.correction} isKnown={today.data !== undefined} mode={mode} />
      {today.data?.next && (
        <Button variant="ghost" onTap={() => openPage('dutyToday', { compoundId: known.compoundId })}>
          看今天全部
        </Button>
      )}
    </>
  )
}
