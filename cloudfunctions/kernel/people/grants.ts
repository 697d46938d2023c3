import type { Grant } from '../../../contract/account/staff'
import type { CompoundId, MerchantId, SchoolId, StationId } from '../../../contract/kernel/ids'

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
