import type * as z from 'zod/mini'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Grant } from '../../../contract/kernel/roles'
import type { CompoundId } from '../../../contract/pass/ids'
import { GuardGrant, PropertyManagerGrant } from '../../../contract/pass/roles'
import type { Role, Scope } from '../../kernel/access'
import { change, earlierUse } from '../../kernel/database/change'
import { type CompoundDocument, type CompoundPerson, compounds, compoundsOf, sealLabel } from './documents/compound'
import { countAsked } from './documents/listing'
import { DEFAULT_LABEL, decideJoin, formerPerson, withoutPerson } from './rules/compound'

declare module '../../kernel/handler' {
  interface GrantedTo {
    /** The compound's document. It was read to see whether the caller works there, and handlers need it anyway. */
    propertyManager: CompoundDocument
    guard: CompoundDocument
  }
}

type CompoundRole = CompoundPerson['role']

const compoundIn = (grant: Grant) => ('compoundId' in grant ? (grant.compoundId as CompoundId) : null)

async function loadFor(grant: Grant): Promise<CompoundDocument | null> {
  const compoundId = compoundIn(grant)
  return compoundId && compounds.get(compoundId)
}

/**
 * A role at a compound. It is kept in the compound's own document, which every action at a gate reads anyway (decision 14).
 *
 * @param covering the roles whose holders may act as this one
 */
function roleAtCompound(
  name: CompoundRole,
  grant: z.ZodMiniType<Grant>,
  covering: readonly CompoundRole[],
  grantedBy: Role['grantedBy'],
): Role<CompoundDocument> {
  const works = (compound: Pick<CompoundDocument, 'people'>, personId: PersonId, roles: readonly CompoundRole[]) =>
    compound.people.some((one) => one.personId === personId && roles.includes(one.role))
  return {
    name,
    grant,
    placeField: 'compoundId',
    grantedBy,
    async membership({ personId }) {
      return {
        async at(place) {
          const compound = await compounds.get(place as CompoundId)
          return compound && works(compound, personId, covering) ? compound : null
        },
        async formerlyAt(place, now) {
          const compound = await compounds.get(place as CompoundId)
          return compound && formerPerson(compound, personId, now) ? compound : null
        },
      }
    },
    placeName: async (compoundId) => (await compounds.get(compoundId))?.name ?? null,
    give: (invited, personId, request, told) =>
      change(
        compounds,
        () => loadFor(invited.grant),
        request,
        (compound) => {
          const label = sealLabel(compound._id, invited.label ?? DEFAULT_LABEL[name])
          return decideJoin(compound, invited.invitationId, { role: name, personId, label, now: request.now, told })
        },
      ),
    take: (taken, personId, request, told) =>
      change(
        compounds,
        () => loadFor(taken),
        request,
        (compound) => {
          const next = withoutPerson(compound, { personId, role: name }, request.now)
          return { kind: 'change', next, effects: next.people.length < compound.people.length ? [told] : [] }
        },
      ),
    async earlierUse(of, _, request) {
      const compound = await loadFor(of)
      return compound && earlierUse(compound, request)
    },
    async workplaces(personId) {
      const places = (await compoundsOf(personId)).filter((compound) => works(compound, personId, [name]))
      return Promise.all(
        places.map(async ({ _id: compoundId, name: compoundName }) =>
          name === 'guard'
            ? { role: name, compoundId, compoundName }
            : { role: name, compoundId, compoundName, waiting: await countAsked(compoundId) },
        ),
      )
    },
  }
}

export const propertyManager = roleAtCompound('propertyManager', PropertyManagerGrant, ['propertyManager'], ['staff'])

/** A property manager may stand in for a guard. */
export const guard = roleAtCompound('guard', GuardGrant, ['guard', 'propertyManager'], ['staff', 'propertyManager'])

export const passScopes: readonly Scope[] = [{ field: 'compoundId', collection: 'compounds', placeOf: async (compoundId) => compoundId }]
