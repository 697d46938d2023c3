import type { accountActions } from './account'
import type { consentActions } from './consent'
import type { riderActions } from './rider'
import type { FunctionOf } from './routes'
import type { staffActions } from './staff'
import type { stationActions } from './station'

type ByName<Group> = { [A in Group[keyof Group] as A extends { name: infer N extends string } ? N : never]: A }

/** All actions by name. A type only: the phone pays nothing for it. */
export type Actions = ByName<typeof accountActions> &
  ByName<typeof consentActions> &
  ByName<typeof riderActions> &
  ByName<typeof staffActions> &
  ByName<typeof stationActions>

export type ActionName = keyof Actions

/** The names of the actions that one function serves. */
export type NamesOf<F extends FunctionOf[keyof FunctionOf]> = {
  [N in ActionName]: N extends `${infer Prefix extends keyof FunctionOf}.${string}` ? (FunctionOf[Prefix] extends F ? N : never) : never
}[ActionName]
