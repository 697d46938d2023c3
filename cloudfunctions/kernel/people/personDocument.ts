import type { ConsentKind } from '../../../contract/account/rider'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../database/collection'
import { type Changeable, pendingIndex, unchanged } from '../database/decision'
import { type Sealed, seal, unseal } from '../secrets/fieldCipher'

/** Somebody whom WeChat vouches for, whatever they are here: rider, manager, parent. */
export interface PersonDocument extends Changeable {
  readonly _id: PersonId
  readonly openid: Sealed
  readonly consents: Readonly<Partial<Record<ConsentKind, ConsentRecord>>>
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
  indexes: [pendingIndex],
  retention: { keep: 'untilErased', why: 'Consents and how to reach the person; erased with the registration.' },
})

const openidPlace = (id: PersonId) => ({ collection: 'people', id, field: 'openid' })

/** The person's document; made at the first need of one. */
export async function ensurePerson({ personId, openid }: { personId: PersonId; openid: string }): Promise<PersonDocument> {
  const existing = await people.get(personId)
  if (existing) return existing
  const fresh: PersonDocument = {
    ...unchanged,
    _id: personId,
    openid: seal(openid, openidPlace(personId)),
    consents: {},
    readUpTo: new Date(0),
  }
  if (await people.insert(fresh)) return fresh
  return ensurePerson({ personId, openid })
}

export const openidOf = (person: PersonDocument) => unseal(person.openid, openidPlace(person._id))
