import type { RiderId } from '../../../../contract/account/ids'
import type { PersonId } from '../../../../contract/kernel/ids'

/** One person, at most one registration as a rider. */
export const riderIdOf = (personId: PersonId) => personId.replace('per_', 'rdr_') as RiderId
export const personIdOfRider = (riderId: RiderId) => riderId.replace('rdr_', 'per_') as PersonId
