import type { CompoundId } from '../../../contract/pass/ids'
import { startOf } from '../../kernel/calendar'
import { type AccessEvent, accessEvents } from './documents/accessEvent'

export interface HourFigures {
  readonly entered: number
  readonly refused: number
  readonly left: number
}

/**
 * How many entered, were refused and left at a compound in each hour of a day in Shanghai. What a guard has undone, and what was decided without
 * network and is doubted, counts for nothing. One read, which the database counts.
 */
export async function figuresOf(place: CompoundId, day: string): Promise<HourFigures[]> {
  const ofTheDay = { equals: { place }, from: startOf(day), after: startOf(day, 1) }
  const counted = await accessEvents.countByHour('place', ofTheDay, 'at', ['outcome', 'undone', 'suspicious'])
  const numberOf = (outcome: AccessEvent['outcome'], hour: number) =>
    counted.find((one) => one.hour === hour && one.outcome === outcome && !one.undone && !one.suspicious)?.count ?? 0
  return Array.from({ length: 24 }, (_, hour) => ({
    entered: numberOf('enter', hour),
    refused: numberOf('refused', hour),
    left: numberOf('leave', hour),
  }))
}
