import type { Actions } from '../../../../contract'
import type { OutputOf } from '../../../../contract/kernel/action'
import { dayText } from '../../../services/time'

export type Contest = OutputOf<Actions['contest.show']>['contest']
export type Category = Contest['categories'][number]
export type RoundResults = Contest['results'][number]

/** "12月5日", "12月5日到12月6日". */
export function daysText({ from, to }: { from: string; to: string }, now: Date): string {
  const [first, last] = [dayText(from, now), dayText(to, now)]
  return first === last ? first : `${first}到${last}`
}
