import { useState } from 'react'
import type { MarkState, RollRow } from '../../../../../contract/course/attendance'
import { errorText } from '../../../../services/errorText'
import { useAsk } from '../../../../services/useAsk'
import type { LessonInput } from './useRoll'

/** Marks people one after the other without waiting: the next name can be tapped while the last one is under way. */
export function useMark(lesson: LessonInput, replace: (row: RollRow) => void) {
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
