import type { PersonId } from '../../../contract/ids'
import type { Grant } from '../../../contract/staff'
import { openCollection } from '../database/collection'
import { type Changeable, pendingIndex, unchanged } from '../database/decision'

/** What somebody may do, all grants of one person in one document. */
export interface RolesDocument extends Changeable {
  readonly _id: PersonId
  readonly grants: readonly Grant[]
  /** The invitations that were turned into grants, so that none is twice: a role that was taken back would return by its old code. */
  readonly accepted: readonly string[]
}

export const roles = openCollection<RolesDocument>({
  name: 'roles',
  indexes: [pendingIndex],
  retention: { keep: 'untilErased', why: 'Ends when the role is revoked.' },
})

export async function ensureRoles(personId: PersonId): Promise<RolesDocument> {
  const existing = await roles.get(personId)
  if (existing) return existing
  const fresh: RolesDocument = { ...unchanged, _id: personId, grants: [], accepted: [] }
  return (await roles.insert(fresh)) ? fresh : ensureRoles(personId)
}
