import { View } from '@tarojs/components'
import { useCallback, useRef, useState } from 'react'
import type { RollRow } from '../../../../../contract/course/attendance'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Segments } from '../../../../ui/segments/Segments'
import { State } from '../../../../ui/states/State'
import type { LessonPhase } from '../lessonText'
import { MarkSheet } from './MarkSheet'
import { Person } from './Person'
import { isMissing } from './rowText'
import { useMark } from './useMark'
import type { LessonInput, Roll } from './useRoll'

interface Props {
  lesson: LessonInput
  roll: Roll
  phase: LessonPhase
  replace: (row: RollRow) => void
}

const filters = (missing: number, all: number) =>
  [
    { value: 'missing', label: `待点 ${missing}` },
    { value: 'all', label: `全部 ${all}` },
  ] as const

/** What stands over the roll, by when it is. */
const hints: Record<LessonPhase, string | null> = {
  cancelled: null,
  early: '签到还没开始。有人先请假，点名字记下',
  open: null,
  over: '签到已经结束。要改，点名字补记，写上原因',
}

/** One function for all rows and all looks at the roll, so that a row is drawn again only when it is another. */
function useSame(work: (row: RollRow) => Promise<void>) {
  const newest = useRef(work)
  newest.current = work
  return useCallback((row: RollRow) => newest.current(row), [])
}

/** The roll with names: who is missing first, one tap for who is there. */
export function RollList({ lesson, roll, phase, replace }: Props) {
  const [filter, setFilter] = useState<'missing' | 'all'>('missing')
  const [chosen, setChosen] = useState<RollRow | null>(null)
  // Whoever was marked just now stays where they stand: the next name must not slip under a thumb that taps twice.
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const { mark, here, problem } = useMark(lesson, replace)
  const onHere = useSame(async (row: RollRow) => {
    setMarked((before) => new Set(before).add(row.personId))
    await here(row)
  })
  const missing = roll.rows.filter(isMissing)
  const rows = filter === 'missing' ? roll.rows.filter((row) => isMissing(row) || marked.has(row.personId)) : roll.rows
  const show = (next: typeof filter) => {
    setMarked(new Set())
    setFilter(next)
  }
  if (roll.rows.length === 0) return <State icon="people" title="还没有人报名" note="报上名的小哥会出现在这里" />
  return (
    <>
      {hints[phase] && <View>{hints[phase]}</View>}
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Segments segments={filters(missing.length, roll.rows.length)} value={filter} onChange={show} />
      {rows.length === 0 ? (
        <State icon="check" title="都到了" note="要改某个人，切到“全部”" />
      ) : (
        <Card>
          {rows.map((row) => (
            <Person key={row.personId} row={row} onHere={phase === 'open' ? onHere : null} onMore={setChosen} />
          ))}
        </Card>
      )}
      {chosen && (
        <MarkSheet
          row={chosen}
          phase={phase}
          onClose={() => setChosen(null)}
          onSend={async (state, reason) => {
            const why = await mark(chosen, state, reason)
            if (why === null) setChosen(null)
            return why
          }}
        />
      )}
    </>
  )
}
