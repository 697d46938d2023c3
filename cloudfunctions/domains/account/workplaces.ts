import type { PersonId } from '../../../contract/kernel/ids'
import type { Workplace } from '../../../contract/kernel/roles'
import { house } from '../../kernel/house'

/** The places where somebody works, of whatever domain, each with how many wait there. */
export const workplacesOf = async (personId: PersonId): Promise<Workplace[]> =>
  (await Promise.all(house().roles.map((role) => role.workplaces(personId)))).flat()
