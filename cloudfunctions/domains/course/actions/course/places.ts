import { allTowns } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { schools } from '../../schools/schoolDocument'

/** More schools than the district will have; the database returns at most 1,000. */
const ALL = 1000

export const places: HandlerOf<'course.places'> = async () => {
  const [everyTown, open] = await Promise.all([allTowns(), schools.find('open', { equals: { open: true }, limit: ALL })])
  return {
    data: {
      towns: everyTown.map(({ _id: townId, name }) => ({ townId, name })),
      schools: open.map(({ _id: schoolId, name, townId, address, location }) => ({ schoolId, name, townId, address, location })),
    },
  }
}
