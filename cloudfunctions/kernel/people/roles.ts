import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../database/collection'
import { type Changeable, pendingIndex, unchanged } from '../database/decision'
import type { PersonalGrant } from './grants'

/** What somebody may do, all grants of one person in one document. (Who works at a compound stands in the compound's.) */
export interface RolesDocument extends Changeable {
  readonly _id: PersonId
  readonly grants: readonly PersonalGrant[]
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
