import type { PassId } from '../../../contract/pass/ids'
import { findFirst, onlyFields, untilNone } from '../../kernel/database/page'
import { redemptions } from './redemptionDocument'

const PAGE = 100

/**
 * Takes a rider out of what merchants and the district settle by: it goes on counting, under a random name. Who works at a merchant ends with
 * their role, not with a registration.
 */
export const eraseFromRedemptions = (passId: PassId, alias: string): Promise<void> =>
  untilNone(
    () => findFirst(onlyFields(redemptions, ['at']), 'pass', { equals: { passId }, most: PAGE }),
    ({ _id }) => redemptions.update(_id, { passId }, { passId: `pas_${alias}` as PassId, maskedName: null }),
  )
