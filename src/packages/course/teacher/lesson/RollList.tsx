import { View } from '@tarojs/components'
import { memo, useCallback, useRef, useState } from 'react'
import type { MarkState, RollRow } from '../../../../../contract/course/attendance'
import { errorText } from '../../../../services/errorText'
import { useAsk } from '../../../../services/useAsk'
import { aria } from '../../../../ui/aria'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Segments } from '../../../../ui/segments/Segments'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import type { LessonPhase } from '../lessonText'
import { MarkSheet } from './MarkSheet'
import { isMissing, nameOf, noteOf, tagOf } from './rowText'
import type { LessonInput, Roll } from './useRoll'

/** Marks people one after the other without waiting: the next name can be tapped while the last one is under way. */
function useMark(lesson: LessonInput, replace: (row: RollRow) => void) {
  const ask = useAsk('attendance.mark')
  const [problem, setProblem] = useState<string | null>(null)

  /** Why it was not done; null: it was. */
  const mark = async ({ personId }: RollRow, state: MarkState, reason: string | null = null): Promise<string | null> => {
    const reply = await ask({ ...lesson, personId, state, ...(reason !== null && { reason }) })
    if (!reply.ok) return errorText(reply.error)
    replace(reply.data.row)
    return null
  }
  const here = async (row: RollRow) => {
    setProblem(null)
    const why = await mark(row, row.state === 'late' ? 'late' : 'here')
    if (why) setProblem(`${row.name ?? ''}没记上：${why}`)
  }
  return { mark, here, problem }
}

interface PersonProps {
  row: RollRow
  /** One tap says "here". Null: a reason is needed first. */
  onHere: ((row: RollRow) => unknown) | null
  /** For everything else. */
  onMore: (row: RollRow) => void
}

/** One person of the roll: who, how it stands, and the one tap that is most likely. The rest of the row opens everything else. */
const Person = memo(function Person({ row, onHere, onMore }: PersonProps) {
  const { words, tone } = tagOf(row)
  const note = noteOf(row)
  return (
    <View className="person">
      <View className="person__who" hoverClass="person__who--pressed" {...aria({ role: 'button' })} onClick={() => onMore(row)}>
        <View className="person__name">
          {nameOf(row)}
          <Tag tone={tone}>{words}</Tag>
        </View>
        {note && <View className="person__note">{note}</View>}
      </View>
      {onHere && isMissing(row) ? (
        <Button variant="ghost" icon="check" onTap={() => onHere(row)}>
          {row.unconfirmed ? '确认' : '到'}
        </Button>
      ) : (
        <Button variant="quiet" onTap={() => onMore(row)}>
          改
        </Button>
      )}
    </View>
  )
})

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
