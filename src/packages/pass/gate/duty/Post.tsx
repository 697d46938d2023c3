import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateView } from '../../../../../contract/pass/gate'
import { openPage } from '../../../../routes'
import { isSameDay } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Segments } from '../../../../ui/segments/Segments'
import type { KeptQueue } from '../offline/keptQueue'
import { entryRows } from './entries'
import { ModeNotice } from './ModeNotice'
import { SyncNotice } from './SyncNotice'
import { TodayCount, TodayRows } from './Today'
import { UndoLast } from './UndoLast'
import type { Correction } from './useCorrection'
import type { Duty } from './useDuty'
import type { useSync } from './useSync'

const vehicles = [
  { value: 'eBike', label: '骑电动车' },
  { value: 'foot', label: '步行' },
] as const

const HALF_A_MINUTE = 30_000

interface Props {
  known: OutputOf<Actions['gate.duty']>
  gate: GateView
  server: Duty
  queue: KeptQueue
  sync: ReturnType<typeof useSync>
  correction: Correction
  vehicle: Vehicle
  /** Why nothing was scanned. */
  problem: string | null
  onVehicle: (vehicle: Vehicle) => void
  onScan: () => unknown
  onType: () => void
  onChangeGate: () => void
}

/** The post: one large button, and what happened today. */
export function Post({ known, gate, server, queue, sync, correction, vehicle, problem, onVehicle, onScan, onType, onChangeGate }: Props) {
  const waiting = queue.use()
  const { list, today, mode } = server
  const now = useServerNow(HALF_A_MINUTE)
  // Midnight may have passed since the last answer.
  const uses = today.data?.uses.filter(({ at }) => isSameDay(at, now)) ?? []
  const rows = entryRows(uses, waiting, gate.name)
  return (
    <>
      <View className="duty__head">
        <View className="duty__title">{`${gate.name} · 值班`}</View>
        {known.gates.length > 1 && (
          <Button variant="quiet" onTap={onChangeGate}>
            换门
          </Button>
        )}
      </View>
      <ModeNotice mode={mode} list={list.data ?? null} waiting={waiting.length} />
      {!gate.open && <Notice tone="warn">这个门现在不让小哥进。要开，请找物业。</Notice>}
      {sync.report && <SyncNotice report={sync.report} onDismiss={sync.dismiss} />}
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Segments segments={vehicles} value={vehicle} onChange={onVehicle} />
      <View className="duty__scan">
        <Button icon="scan" onTap={onScan}>
          扫小哥的码
        </Button>
      </View>
      <Button variant="ghost" icon="keypad" onTap={onType}>
        输 6 位数字
      </Button>
      <TodayCount known={known} mode={mode} now={now} />
      <UndoLast rows={rows} correction={correction} />
      <TodayRows rows={rows} isKnown={today.data !== undefined} mode={mode} />
      {today.data?.next && (
        <Button variant="ghost" onTap={() => openPage('dutyToday', { compoundId: known.compoundId })}>
          看今天全部
        </Button>
      )}
    </>
  )
}
