import type { RiderId, StationId } from '../../contract/account/ids'
import type { SchoolId, SessionId } from '../../contract/course/ids'
import type { Action } from '../../contract/kernel/action'
import type { PersonId } from '../../contract/kernel/ids'
import type { MerchantId } from '../../contract/merchant/ids'
import type { CompoundId } from '../../contract/pass/ids'
import { riders } from '../domains/account/riders/riderDocument'
import { schoolOfSession } from '../domains/course/schoolOfSession'
import { type CompoundDocument, compounds } from '../domains/pass/compounds/compoundDocument'
import type { Caller } from './handler'
import { type PersonalGrant, placeOf } from './people/grants'
import { riderIdOf } from './people/ids'
import { roles } from './people/roles'

/**
 * What the caller may touch: decided before the input is read, then held against what the input names. `atCompound`: the compound's own
 * document says who works there, so it is read when the input has named it.
 */
export type Access = 'none' | 'all' | 'atCompound' | { readonly grants: readonly PersonalGrant[] }

/** Does the audience of this action include the caller at all? Whatever isn't listed here is refused. */
export async function accessOf({ audience }: Pick<Action, 'audience'>, caller: Caller): Promise<Access> {
  switch (audience) {
    case 'public':
    case 'person':
      return 'all'
    case 'rider':
      return (await riders.get(riderIdOf(caller.personId)))?.status === 'verified' ? 'all' : 'none'
    case 'staff':
      return (await grantsOf(caller)).some(({ role }) => role === 'staff') ? 'all' : 'none'
    case 'guard':
    case 'propertyManager':
      return 'atCompound'
    case 'stationManager':
    case 'teacher':
    case 'clerk': {
      const grants = (await grantsOf(caller)).filter(({ role }) => role === audience)
      return grants.length > 0 ? { grants } : 'none'
    }
    default:
      return 'none'
  }
}

const grantsOf = async (caller: Caller) => (await roles.get(caller.personId))?.grants ?? []

/** By what the caller is let in: the station, merchant or school of the role, the compound where the caller works, or everything. */
export type Cover = StationId | MerchantId | SchoolId | CompoundDocument | 'all'

interface Named {
  readonly stationId?: StationId
  readonly riderId?: RiderId
  readonly compoundId?: CompoundId
  readonly merchantId?: MerchantId
  readonly sessionId?: SessionId
  readonly schoolId?: SchoolId
}

/** What of the access covers what the input names; null: nothing. What isn't there is not covered either, so that nobody can ask what exists. */
export async function coverOf(
  access: Exclude<Access, 'none'>,
  { scope, audience }: Pick<Action, 'scope' | 'audience'>,
  input: unknown,
  caller: Caller | null,
): Promise<Cover | null> {
  if (access === 'all') return 'all'
  const named = input as Named
  if (access === 'atCompound') return caller && named.compoundId ? compoundCovering(named.compoundId, caller.personId, audience) : null
  const place = await placeNamed(scope, named)
  return access.grants.some((grant) => place !== null && placeOf(grant) === place) ? place : null
}

async function placeNamed(
  scope: Action['scope'],
  { stationId, riderId, merchantId, sessionId, schoolId }: Named,
): Promise<StationId | MerchantId | SchoolId | null> {
  switch (scope) {
    case 'stationId':
      return stationId ?? null
    case 'merchantId':
      return merchantId ?? null
    case 'schoolId':
      return schoolId ?? null
    case 'sessionId':
      return sessionId ? schoolOfSession(sessionId) : null
    case 'riderId': {
      const rider = riderId ? await riders.get(riderId) : null
      return rider && rider.status !== 'draft' ? rider.stationId : null
    }
    default:
      return null
  }
}

/** The compound, if this person works there in that role. A property manager may stand in for a guard. */
async function compoundCovering(id: CompoundId, personId: PersonId, audience: Action['audience']): Promise<CompoundDocument | null> {
  const compound = await compounds.get(id)
  const works = compound?.people.some((one) => one.personId === personId && (one.role === audience || one.role === 'propertyManager'))
  return works ? compound : null
}
