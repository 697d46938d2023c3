import type { Actions } from '../../../../contract'
import type { OutputOf } from '../../../../contract/kernel/action'
import { clockText, dayText, isSameDay, momentText } from '../../../services/time'

export type Contest = OutputOf<Actions['contest.show']>['contest']
export type Category = Contest['categories'][number]
export type RoundResults = Contest['results'][number]

/** "12月20日 19:00–20:30", or with both days where they are two. */
export const hoursText = ({ from, to }: { from: string; to: string }, now: Date): string =>
  isSameDay(from, new Date(to)) ? `${momentText(from, now)}–${clockText(to)}` : `${momentText(from, now)}到${momentText(to, now)}`

/** "12月5日", "12月5日到12月6日". */
export function daysText({ from, to }: { from: string; to: string }, now: Date): string {
  const [first, last] = [dayText(from, now), dayText(to, now)]
  return first === last ? first : `${first}到${last}`
}
