import type { RiderId } from '../../../contract/account/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { blindIndex } from '../secrets/blindIndex'

/** The id of whoever has this openid: keyed, so that our data alone don't say who it is. */
export const personIdOf = (openid: string) => `per_${blindIndex('person', openid)}` as PersonId

/** One person, at most one registration as a rider. */
export const riderIdOf = (personId: PersonId) => personId.replace('per_', 'rdr_') as RiderId
export const personIdOfRider = (riderId: RiderId) => riderId.replace('rdr_', 'per_') as PersonId
