import type { StationId } from '../../../contract/account/ids'
import type { SchoolId } from '../../../contract/course/ids'
import type { Grant } from '../../../contract/kernel/roles'
import type { MerchantId } from '../../../contract/merchant/ids'
import type { CompoundId } from '../../../contract/pass/ids'

/** Roles at a compound are kept in the compound's document, the others in `roles`. */
export type CompoundGrant = Extract<Grant, { compoundId: CompoundId }>
export type PersonalGrant = Exclude<Grant, CompoundGrant>

export const isCompoundGrant = (grant: Grant): grant is CompoundGrant => 'compoundId' in grant

/** What a grant is for; null for a role over the whole district. */
export function placeOf(grant: Grant): StationId | CompoundId | MerchantId | SchoolId | null {
  switch (grant.role) {
    case 'stationManager':
      return grant.stationId
    case 'propertyManager':
    case 'guard':
      return grant.compoundId
    case 'clerk':
      return grant.merchantId
    case 'teacher':
      return grant.schoolId
    case 'staff':
      return null
  }
}

export const sameGrant = (a: Grant, b: Grant) => a.role === b.role && placeOf(a) === placeOf(b)
