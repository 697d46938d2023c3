import type { CatalogueFilter } from '../../../../../contract/course/course'
import { useAction } from '../../../../services/useAction'

/** The chosen town's or school's name; null: none is chosen. The list of places is there by then: it was chosen from. */
export function usePlaceName(place: CatalogueFilter['place']): string | null {
  const { data } = useAction('course.places', {}, { enabled: place !== undefined })
  if (place === undefined) return null
  const town = data?.towns.find(({ townId }) => townId === place)
  const school = data?.schools.find(({ schoolId }) => schoolId === place)
  return town?.name ?? school?.name ?? '选好的地点'
}
