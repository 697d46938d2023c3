import type { SchoolId } from '../../../contract/course/ids'
import type { School } from '../booking/about'
import { schools } from './schools/schoolDocument'

/** The school, as a session keeps it; null for one that is closed or not there. */
export async function schoolNamed(id: SchoolId): Promise<School | null> {
  const found = await schools.get(id)
  if (!found?.open) return null
  const { _id: schoolId, name, townId, address, location } = found
  return { schoolId, name, townId, address, location }
}
