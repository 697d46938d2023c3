import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MarkState, RollRow } from '../../../../../contract/course/attendance'
import { Button } from '../../../../ui/button/Button'
import { type Option, Options } from '../../../../ui/form/Options'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import type { LessonPhase } from '../lessonText'
import { nameOf } from './rowText'

interface Props {
  row: RollRow
  phase: LessonPhase
  /** Why it was not done; null: it was. */
  onSend: (state: MarkState, reason: string | null) => Promise<string | null>
  onClose: () => void
}

/** `StaffReason` of the contract. */
const LONGEST = 100

const options: readonly Option<MarkState>[] = [
  { value: 'here', label: '到了' },
  { value: 'late', label: '迟到' },
  { value: 'excused', label: '请假', note: '说过不来，不算爽约' },
  { value: 'absent', label: '没来', note: '算一次爽约' },
  { value: 'none', label: '还没记', note: '点错了，恢复成没记过' },
]

/** Before the lesson only an excuse can be entered; after the roll has closed nothing can be as if it had not been. */
const possible: Record<LessonPhase, readonly MarkState[]> = {
  cancelled: [],
  early: ['excused', 'none'],
  open: ['here', 'late', 'excused', 'absent', 'none'],
  over: ['here', 'late', 'excused', 'absent'],
}

/** Everything that a teacher may say of one person. After the roll has closed with a reason, which the person can be told. */
export function MarkSheet({ row, phase, onSend, onClose }: Props) {
  const [state, setState] = useState<MarkState | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const isOver = phase === 'over'
  const words = reason.trim()

  const send = async () => {
    if (state === null) return setProblem('请先选一个')
    if (isOver && (words === '' || words.length > LONGEST)) return setProblem(`请写明原因，${LONGEST} 字以内`)
    setProblem(await onSend(state, isOver ? words : null))
  }
  return (
    <Sheet
      title={nameOf(row)}
      onClose={onClose}
      actions={
        <>
          {problem && <Notice tone="warn">{problem}</Notice>}
          <Button onTap={send}>{isOver ? '补记' : '记下'}</Button>
        </>
      }
    >
      {isOver && <View>签到已经结束。补记要写原因，会留痕；改成到了或请假，爽约会自动取消。</View>}
      <Options
        options={options.filter(({ value }) => possible[phase].includes(value))}
        isChosen={(value) => value === state}
        onTap={setState}
      />
      {isOver && (
        <TextAreaField
          id="reason"
          label="原因"
          hint="例如：手机没电，现场点过名"
          value={reason}
          onChange={(text = '') => setReason(text)}
          error={undefined}
          limit={LONGEST}
        />
      )}
    </Sheet>
  )
}
