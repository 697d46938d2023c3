import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../database/collection'
import { type Changeable, outboxIndex, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import { LOST, retryOnConflict } from '../retry'
import type { Sealed } from '../secrets/fieldCipher'
import { sealField, unsealField } from '../secrets/sealedField'
import { holdsRole } from './roles'

/** A person identified by WeChat, in whatever role: rider, manager, parent. */
export interface PersonDocument extends Changeable {
  readonly _id: PersonId
  readonly openid: Sealed
  /** By kind of consent, for all domains. */
  readonly consents: Readonly<Partial<Record<string, ConsentRecord>>>
  /** Since when no domain is known to need the person: without registration and role. After a term the person is erased. */
  readonly unusedSince?: Date | null
}

export interface ConsentRecord {
  readonly version: number
  readonly decision: 'given' | 'refused'
  readonly at: Date
}

export const people = openCollection<PersonDocument>({
  name: 'people',
  sealed: [{ path: 'openid' }],
  indexes: [outboxIndex],
  retention: {
    keep: 'untilErased',
    why: 'Consents and how to reach the person; erased with the registration, or after 180 days without registration and role.',
  },
})

/** The person's document, created when it is first needed. */
export const ensurePerson = ({ personId, openid }: { personId: PersonId; openid: string }): Promise<PersonDocument> =>
  ensureDocument(people, personId, () => ({
    ...unchanged,
    _id: personId,
    openid: sealField(people, 'openid', personId, openid),
    consents: {},
  }))

export const openidOf = (person: PersonDocument) => unsealField(people, 'openid', person._id, person.openid)

/**
 * Deletes a person's document. A person who holds a role must remain reachable, so in that case only the consents are deleted.
 *
 * @returns whether the document is still there
 */
export function forgetPerson(personId: PersonId): Promise<boolean> {
  return retryOnConflict(async () => {
    const person = await people.get(personId)
    if (!person) return false
    if (!(await holdsRole(personId))) {
      await people.remove(personId)
      return false
    }
    const { revision } = person
    return (await people.update(personId, { revision }, { consents: {}, revision: revision + 1 })) ? true : LOST
  })
}
