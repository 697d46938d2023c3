import { useQueryClient } from '@tanstack/react-query'
import type { Actions } from '../../../../../contract'
import type { RollRow } from '../../../../../contract/course/attendance'
import type { InputOf, OutputOf } from '../../../../../contract/kernel/action'
import { serverNow } from '../../../../services/clock'
import { actionKey, fetchAction, useAnswer } from '../../../../services/useAction'
import { useEvery } from '../../../../services/useEvery'
import { phaseOf } from '../lessonText'

export type Roll = OutputOf<Actions['attendance.roll']>
export type LessonInput = Pick<InputOf<Actions['attendance.roll']>, 'sessionId' | 'lessonNo'>

const EVERY_MS = 5000

/** All pages of the roll as one: a class is small, and a hall is called page by page without the teacher noticing. */
async function wholeRoll(input: LessonInput): Promise<Roll> {
  let roll = await fetchAction('attendance.roll', input)
  while (roll.next !== null) {
    const more = await fetchAction('attendance.roll', { ...input, after: roll.next })
    roll = { ...more, rows: [...roll.rows, ...more.rows] }
  }
  return roll
}

/** The roll of one lesson, again every few seconds while people check in. */
export function useRoll(input: LessonInput) {
  const client = useQueryClient()
  const key = actionKey('attendance.roll', input)
  const query = useAnswer<'attendance.roll'>(key, () => wholeRoll(input))
  useEvery(EVERY_MS, () => {
    if (query.data && phaseOf(query.data.lesson, serverNow()) === 'open') void query.refetch({ cancelRefetch: false })
  })

  /** A mark is shown at once as the server answered it; the counts follow with the next look. */
  const replace = (row: RollRow) => {
    client.setQueryData<Roll>(key, (roll) => roll && { ...roll, rows: roll.rows.map((one) => (one.personId === row.personId ? row : one)) })
    void query.refetch()
  }
  return { query, replace }
}
