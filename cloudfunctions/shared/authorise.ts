import type { Action } from '../../contract/action'
import type { RiderId, StationId } from '../../contract/ids'
import type { Grant } from '../../contract/staff'
import type { Caller } from './handler'
import { riderIdOf } from './people/ids'
import { roles } from './people/roles'
import { riders } from './riders/riderDocument'

/** What the caller may touch: decided before the input is read, then held against what the input names. */
export type Access = 'none' | 'all' | { readonly grants: readonly Grant[] }

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
    case 'stationManager': {
      const grants = (await grantsOf(caller)).filter(({ role }) => role === audience)
      return grants.length > 0 ? { grants } : 'none'
    }
    default:
      return 'none'
  }
}

const grantsOf = async (caller: Caller) => (await roles.get(caller.personId))?.grants ?? []

/** By what the caller is let in: the station of the role, or everything. */
export type Cover = StationId | 'all'

/** What of the access covers what the input names; null: nothing. What isn't there is not covered either, so that nobody can ask what exists. */
export async function coverOf(access: Exclude<Access, 'none'>, scope: Action['scope'], input: unknown): Promise<Cover | null> {
  if (access === 'all') return 'all'
  const stationId = scope ? await stationOfInput(scope, input) : null
  return access.grants.some((grant) => grant.role === 'stationManager' && grant.stationId === stationId) ? stationId : null
}

async function stationOfInput(scope: NonNullable<Action['scope']>, input: unknown): Promise<StationId | null> {
  const named = (input as { stationId?: StationId; riderId?: RiderId })[scope]
  if (scope === 'stationId') return (named as StationId | undefined) ?? null
  const rider = named ? await riders.get(named) : null
  return rider && rider.status !== 'draft' ? rider.stationId : null
}
