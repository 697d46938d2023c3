import type { PersonId } from '../../../contract/kernel/ids'
import type { Workplace } from '../../../contract/kernel/roles'
import { GuardGrant, PropertyManagerGrant } from '../../../contract/pass/roles'
import type { Scope } from '../../kernel/access'
import { type PlacePerson, placeRole, worksAt } from '../../kernel/people/placeRole'
import { type CompoundDocument, type CompoundPerson, compounds, compoundsOf } from './documents/compound'
import { countAsked } from './documents/listing'
import { formerPerson, withoutPerson } from './rules/compound'

declare module '../../kernel/handler' {
  interface GrantedTo {
    /** The compound's document. It was read to see whether the caller works there, and handlers need it anyway. */
    propertyManager: CompoundDocument
    guard: CompoundDocument
  }
}

/** What both roles at a compound have in common. */
const atCompound = {
  placeField: 'compoundId',
  places: compounds,
  placeName: ({ name }: CompoundDocument) => name,
  withoutPerson: (compound: CompoundDocument, { personId, role }: Pick<PlacePerson, 'personId' | 'role'>, now: Date) =>
    withoutPerson(compound, { personId, role: role as CompoundPerson['role'] }, now),
  formerlyWorks: (compound: CompoundDocument, personId: PersonId, now: Date) => formerPerson(compound, personId, now) !== null,
} as const

/** Where somebody works, as a property manager or as a guard, found in one query. */
async function workplacesAt(personId: PersonId): Promise<Workplace[]> {
  const found = await compoundsOf(personId)
  const as = (role: CompoundPerson['role']) => found.filter((compound) => worksAt(compound, personId, [role]))
  const managed = as('propertyManager').map(async ({ _id: compoundId, name: compoundName }) => ({
    role: 'propertyManager' as const,
    compoundId,
    compoundName,
    waiting: await countAsked(compoundId),
  }))
  const guarded = as('guard').map(({ _id: compoundId, name: compoundName }) => ({ role: 'guard' as const, compoundId, compoundName }))
  return [...(await Promise.all(managed)), ...guarded]
}

export const propertyManager = placeRole({
  ...atCompound,
  name: 'propertyManager',
  grant: PropertyManagerGrant,
  grantedBy: ['staff'],
  covering: ['propertyManager'],
  defaultLabel: '物业',
  workplaces: workplacesAt,
})

/** A property manager may stand in for a guard. */
export const guard = placeRole({
  ...atCompound,
  name: 'guard',
  grant: GuardGrant,
  grantedBy: ['staff', 'propertyManager'],
  covering: ['guard', 'propertyManager'],
  defaultLabel: '门岗',
})

export const passScopes: readonly Scope[] = [{ field: 'compoundId', collection: 'compounds', placeOf: async (compoundId) => compoundId }]
