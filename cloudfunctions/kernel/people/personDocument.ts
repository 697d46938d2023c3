import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../database/collection'
import { type Changeable, outboxIndex, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import { LOST, retryOnConflict } from '../retry'
import { type Sealed, seal, unseal } from '../secrets/fieldCipher'
import { roles } from './roles'

/** Somebody whom WeChat vouches for, whatever they are here: rider, manager, parent. */
export interface PersonDocument extends Changeable {
  readonly _id: PersonId
  readonly openid: Sealed
  /** By kind, of whatever domain. */
  readonly consents: Readonly<Partial<Record<string, ConsentRecord>>>
  /** Messages up to here were seen. */
  readonly readUpTo: Date
}

export interface ConsentRecord {
  readonly version: number
  readonly decision: 'given' | 'refused'
  readonly at: Date
}

export const people = openCollection<PersonDocument>({
  name: 'people',
  indexes: [outboxIndex],
  retention: { keep: 'untilErased', why: 'Consents and how to reach the person; erased with the registration.' },
})

const sealingContext = (id: PersonId) => ({ collection: 'people', id, field: 'openid' })

/** The person's document; made at the first need of one. */
export const ensurePerson = ({ personId, openid }: { personId: PersonId; openid: string }): Promise<PersonDocument> =>
  ensureDocument(people, personId, () => ({
    ...unchanged,
    _id: personId,
    openid: seal(openid, sealingContext(personId)),
    consents: {},
    readUpTo: new Date(0),
  }))

export const openidOf = (person: PersonDocument) => unseal(person.openid, sealingContext(person._id))

/** Forgets somebody, except that a person who holds a role must still be reached: then only what was agreed to is taken back. */
export function forgetPerson(personId: PersonId): Promise<void> {
  return retryOnConflict(async () => {
    const held = await roles.get(personId)
    if (!held || held.grants.length === 0) return void (await people.remove(personId))
    const person = await people.get(personId)
    if (!person) return
    const { revision } = person
    return (await people.update(personId, { revision }, { consents: {}, revision: revision + 1 })) ? undefined : LOST
  })
}
