import type { PersonId, StationId } from '../../../contract/ids'
import type { Grant } from '../../../contract/staff'
import { openCollection } from '../database/collection'
import { type Changeable, pendingIndex, unchanged } from '../database/decision'

/** What somebody may do, all grants of one person in one document. */
export interface RolesDocument extends Changeable {
  readonly _id: PersonId
  readonly grants: readonly Grant[]
}

export const roles = openCollection<RolesDocument>({
  name: 'roles',
  indexes: [pendingIndex],
  retention: { keep: 'untilErased', why: 'Ends when the role is revoked.' },
})

export async function ensureRoles(personId: PersonId): Promise<RolesDocument> {
  const existing = await roles.get(personId)
  if (existing) return existing
  const fresh: RolesDocument = { ...unchanged, _id: personId, grants: [] }
  return (await roles.insert(fresh)) ? fresh : ensureRoles(personId)
}

export const sameGrant = (a: Grant, b: Grant) => a.role === b.role && stationOf(a) === stationOf(b)

/** The station that a grant is for; null for a role over the whole district. */
export const stationOf = (grant: Grant): StationId | null => (grant.role === 'stationManager' ? grant.stationId : null)
