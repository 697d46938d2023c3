import type { CatalogueFilter } from '../../../../contract/course/course'
import type { SessionStatus } from '../../../../contract/course/courseStaff'
import { EVENING_FROM, SHIFT_PEAKS } from '../../../../contract/course/sessionDates'
import { minuteOfDay, minutesOf } from '../../../../contract/kernel/calendar'
import { MINUTE_MS } from '../../../../contract/kernel/duration'
import type { OfferingDocument, Slot } from '../../booking/public'
import type { SessionDetails } from '../sessionDetails'

const DAY_MINUTES = 24 * 60

/** A slot in minutes of the day on which it begins; it may end on the next one. */
function minutesFrom({ from, to }: Slot) {
  const start = minuteOfDay(from)
  return { start, end: start + (to.getTime() - from.getTime()) / MINUTE_MS }
}

const PEAKS = SHIFT_PEAKS.flatMap(({ from, to }) =>
  [0, DAY_MINUTES].map((day) => ({ start: day + minutesOf(from), end: day + minutesOf(to) })),
)

/** Is nobody who goes there missed in the peaks of lunch and dinner? To end as a peak begins is in time. */
export function fitsShift(slots: readonly Slot[]): boolean {
  return slots.map(minutesFrom).every(({ start, end }) => PEAKS.every((peak) => end <= peak.start || start >= peak.end))
}

/** Does every lesson begin in the evening? */
export const isEvening = (slots: readonly Slot[]) => slots.every(({ from }) => minuteOfDay(from) >= minutesOf(EVENING_FROM))

const ANY = '*'

/** The facet of everything that fits the filter: the catalogue reads one key of one index, whatever it is narrowed to. */
export const facetOf = ({ category, place, evening, free, fitsShift }: CatalogueFilter): string =>
  facet(category ?? ANY, place ?? ANY, wanted(evening), wanted(free), wanted(fitsShift))

/** The facet of the list that staff have of one status. */
export const staffFacet = (status: SessionStatus): string => `staff|${status}`

const facet = (...values: string[]) => values.join('|')
const wanted = (value: boolean | undefined) => (value ? '1' : ANY)
/** What may be asked of something that is so, or isn't. */
const askable = (value: boolean) => (value ? [ANY, '1'] : [ANY])

/** All lists in which a session stands: one facet for each filter that it fits. Drafts and what was called off are in none of the catalogue's. */
export function facetsOf({ status, slots }: Pick<OfferingDocument, 'status' | 'slots'>, details: SessionDetails): readonly string[] {
  if (status !== 'published') return [staffFacet(status)]
  const { schoolId, townId } = details.school
  const parts = [
    [ANY, details.category],
    [ANY, townId, schoolId],
    askable(isEvening(slots)),
    askable(details.priceFen === 0),
    askable(fitsShift(slots)),
  ]
  return [...parts.reduce<string[][]>(combine, [[]]).map((values) => facet(...values)), staffFacet(status)]
}

const combine = (rows: readonly string[][], values: readonly string[]) => rows.flatMap((row) => values.map((value) => [...row, value]))
