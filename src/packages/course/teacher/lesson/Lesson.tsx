import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LessonView, RollRow } from '../../../../../contract/course/attendance'
import { momentText } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Segments } from '../../../../ui/segments/Segments'
import { State } from '../../../../ui/states/State'
import { hoursText, type LessonPhase, nearDayText, phaseOf, whichText } from '../lessonText'
import { ClassCode } from './ClassCode'
import { RollList } from './RollList'
import type { LessonInput, Roll } from './useRoll'

interface HeadProps {
  lesson: LessonView
  counts: Roll['counts']
  now: Date
}

const restOf = ({ expected, here, unconfirmed, excused }: Roll['counts']) =>
  [
    unconfirmed > 0 && `待确认 ${unconfirmed}`,
    excused > 0 && `请假 ${excused}`,
    `没到 ${Math.max(0, expected - here - unconfirmed - excused)}`,
  ]
    .filter(Boolean)
    .join(' · ')

/** Which lesson this is, and the one number that a teacher wants. */
const Head = ({ lesson, counts, now }: HeadProps) => (
  <View className="lesson__head">
    <View className="lesson__title">{lesson.title}</View>
    <View className="lesson__note">{`${nearDayText(lesson.from, now)} ${hoursText(lesson)} · ${whichText(lesson)}`}</View>
    <View className="lesson__count">{`已到 ${counts.here} / ${counts.expected}`}</View>
    <View className="lesson__note">{restOf(counts)}</View>
  </View>
)

interface Props {
  lesson: LessonInput
  roll: Roll
  replace: (row: RollRow) => void
}

const LOOKS_EVERY_MS = 5000

const views = [
  { value: 'code', label: '签到码' },
  { value: 'roll', label: '点名' },
] as const

function Code({ lesson, roll, phase, now }: Omit<Props, 'replace'> & { phase: LessonPhase; now: Date }) {
  const { opensAt } = roll.lesson
  if (phase === 'early') return <State icon="clock" title={`${momentText(opensAt, now)} 开始签到`} note="到时签到码会自己出来，不用刷新" />
  if (phase === 'over') return <State icon="check" title="签到已经结束" note="有人漏了，切到“点名”补记" />
  return <ClassCode lesson={lesson} keyNo={roll.keyNo} />
}

/** One lesson in a teacher's hand: the number, the code, the names. */
export function Lesson({ lesson, roll, replace }: Props) {
  const now = useServerNow(LOOKS_EVERY_MS)
  const phase = phaseOf(roll.lesson, now)
  const [view, setView] = useState<'code' | 'roll'>(phase === 'over' ? 'roll' : 'code')
  if (phase === 'cancelled')
    return <State icon="warning" title="这节课停课了" note={roll.lesson.cancelled || '不用签到，也不会有人算爽约'} />
  return (
    <>
      <Head lesson={roll.lesson} counts={roll.counts} now={now} />
      <Segments segments={views} value={view} onChange={setView} />
      {view === 'code' ? (
        <Code lesson={lesson} roll={roll} phase={phase} now={now} />
      ) : (
        <RollList lesson={lesson} roll={roll} phase={phase} replace={replace} />
      )}
    </>
  )
}
