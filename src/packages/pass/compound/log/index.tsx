import { View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { serverNow } from '../../../../services/clock'
import { calendarText, dayOf, shiftDay } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { outcomeText } from '../../words/uses'
import { Chips } from '../Chips'
import { OfCompound } from '../OfCompound'
import { ExportSheet } from './ExportSheet'
import { type Use, UseRow } from './UseRow'
import './dayBar.scss'
import '../../icons.scss'

type OutcomeFilter = 'all' | 'enter' | 'leave' | 'refused'

const outcomeFilters: readonly OutcomeFilter[] = ['all', 'enter', 'leave', 'refused']

const isOutcomeFilter = (value: string | undefined): value is OutcomeFilter => outcomeFilters.some((one) => one === value)

/** One day's log, filtered, page by page. */
function useLog(compoundId: CompoundId, first: OutcomeFilter) {
  const [day, setDay] = useState(() => dayOf(serverNow()))
  const [gateId, setGateId] = useState<string>('all')
  const [outcome, setOutcome] = useState<OutcomeFilter>(first)
  const list = useActionPages('compound.log', (before) => ({
    compoundId,
    day,
    ...(gateId !== 'all' && { gateId }),
    ...(outcome !== 'all' && { outcome }),
    ...(before !== undefined && { before }),
  }))
  const isFiltered = gateId !== 'all' || outcome !== 'all'
  return { list, day, setDay, gateId, setGateId, outcome, setOutcome, isFiltered }
}

/** Older entries are erased. */
const KEPT_DAYS = 90

interface Props {
  day: string
  now: Date
  onChange: (day: string) => void
}

/** One day, and the ways to the day before and after. */
function DayBar({ day, now, onChange }: Props) {
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

const outcomes = outcomeFilters.map((value) => ({ value, label: value === 'all' ? '全部' : outcomeText[value] }))

function Uses({ uses, isFiltered }: { uses: readonly Use[]; isFiltered: boolean }) {
  if (uses.length === 0) return <State icon="clock" title="没有记录" note={isFiltered ? '换一个门或一种结果再看' : '这一天没有小哥扫码'} />
  return (
    <Card>
      <View>
        {uses.map((use) => (
          <UseRow key={use.useId} use={use} />
        ))}
      </View>
    </Card>
  )
}

const MINUTE_MS = 60_000

/** The entry log of a day. */
function Log({ compound: { compoundId, gates } }: { compound: CompoundView }) {
  const { outcome: asked } = useRouter().params
  const log = useLog(compoundId, isOutcomeFilter(asked) ? asked : 'all')
  const { list, day, gateId, outcome, isFiltered } = log
  const now = useServerNow(MINUTE_MS)
  const [exporting, setExporting] = useState(false)
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  const gateOptions = [{ value: 'all', label: '所有门' }, ...gates.map((gate) => ({ value: gate.gateId as string, label: gate.name }))]
  const exportButton = (
    <Button variant="ghost" icon="download" onTap={() => setExporting(true)}>
      导出 Excel
    </Button>
  )
  return (
    <Screen footer={exportButton}>
      <DayBar day={day} now={now} onChange={log.setDay} />
      <Chips options={outcomes} value={outcome} onChange={log.setOutcome} />
      {gates.length > 1 && <Chips options={gateOptions} value={gateId} onChange={log.setGateId} />}
      <Answered query={list}>{(pages) => <Uses uses={pages.flatMap((page) => page.uses)} isFiltered={isFiltered} />}</Answered>
      <More list={list} words="看更早的" />
      {exporting && <ExportSheet compoundId={compoundId} day={day} onClose={() => setExporting(false)} />}
    </Screen>
  )
}

export default function CompoundLogPage() {
  return <OfCompound>{(compound) => <Log compound={compound} />}</OfCompound>
}
