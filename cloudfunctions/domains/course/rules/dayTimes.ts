import { EVENING_FROM, SHIFT_PEAKS } from '../../../../contract/course/shiftPeaks'
import { minuteOfDay, minutesOf } from '../../../../contract/kernel/calendar'
import type { Slot } from '../../booking/offeringDocument'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** A slot in minutes of the day on which it begins; it may end on the next one. */
function minutesFrom({ from, to }: Slot) {
  const start = minuteOfDay(from)
  return { start, end: start + (to.getTime() - from.getTime()) / MINUTE_MS }
}

const PEAKS = SHIFT_PEAKS.flatMap(({ from, to }) =>
  [0, DAY_MINUTES].map((day) => ({ start: day + minutesOf(from), end: day + minutesOf(to) })),
)

/** Is nobody missed in the peaks of lunch and dinner who goes there? To end as a peak begins is in time. */
export function fitsShift(slots: readonly Slot[]): boolean {
  return slots.map(minutesFrom).every(({ start, end }) => PEAKS.every((peak) => end <= peak.start || start >= peak.end))
}

/** Does every lesson begin in the evening? */
export const isEvening = (slots: readonly Slot[]) => slots.every(({ from }) => minuteOfDay(from) >= minutesOf(EVENING_FROM))
