import type { accountGroups } from './account'
import type { contestGroups } from './contest'
import type { courseGroups } from './course'
import type { homeGroups } from './home'
import type { parkedActions } from './kernel/parked'
import type { merchantGroups } from './merchant'
import type { passGroups } from './pass'

/** One line a domain. Types only: the phone pays nothing for them. */
type Groups = [
  typeof parkedActions,
  ...typeof accountGroups,
  ...typeof passGroups,
  ...typeof courseGroups,
  ...typeof contestGroups,
  ...typeof merchantGroups,
  ...typeof homeGroups,
]

type ActionsIn<Group> = Group extends unknown ? Group[keyof Group] : never
type AnyAction = Extract<ActionsIn<Groups[number]>, { name: string }>

/** All actions by name. */
export type Actions = { [A in AnyAction as A['name']]: A }
export type ActionName = keyof Actions
