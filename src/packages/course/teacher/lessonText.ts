import type { LessonView } from '../../../../contract/course/attendance'
import { clockText, dayOf, dayText, shiftDay } from '../../../services/time'

/** "今天", "明天", "昨天", else the day. */
export function nearDayText(instant: string, now: Date): string {
  const [day, today] = [dayOf(instant), dayOf(now)]
  const near: Record<string, string> = { [shiftDay(today, -1)]: '昨天', [today]: '今天', [shiftDay(today, 1)]: '明天' }
  return near[day] ?? dayText(instant, now)
}

/** "19:00–20:30". */
export const hoursText = ({ from, to }: Pick<LessonView, 'from' | 'to'>) => `${clockText(from)}–${clockText(to)}`

export const whichText = ({ lessonNo, lessons }: Pick<LessonView, 'lessonNo' | 'lessons'>) => `第 ${lessonNo} 次，共 ${lessons} 次`

export type LessonPhase = 'cancelled' | 'early' | 'open' | 'over'

/** What can be done with a lesson now, by the times that the server gave. */
export function phaseOf({ cancelled, opensAt, closesAt }: LessonView, now: Date): LessonPhase {
  if (cancelled !== null) return 'cancelled'
  const time = now.getTime()
  if (time < Date.parse(opensAt)) return 'early'
  return time < Date.parse(closesAt) ? 'open' : 'over'
}
