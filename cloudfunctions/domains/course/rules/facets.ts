import type { CatalogueFilter } from '../../../../contract/course/course'
import type { SessionStatus } from '../../../../contract/course/courseStaff'
import type { SessionDetails } from '../../booking/about'
import type { OfferingDocument } from '../../booking/offeringDocument'
import { fitsShift, isEvening } from './dayTimes'

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
export function facetsOf({ status, slots }: Pick<OfferingDocument, 'status' | 'slots'>, about: SessionDetails): readonly string[] {
  if (status !== 'published') return [staffFacet(status)]
  const { schoolId, townId } = about.school
  const parts = [
    [ANY, about.category],
    [ANY, townId, schoolId],
    askable(isEvening(slots)),
    askable(about.priceFen === 0),
    askable(fitsShift(slots)),
  ]
  return [...parts.reduce<string[][]>(combine, [[]]).map((values) => facet(...values)), staffFacet(status)]
}

const combine = (rows: readonly string[][], values: readonly string[]) => rows.flatMap((row) => values.map((value) => [...row, value]))
