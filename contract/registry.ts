import { accountGroups } from './account'
import { contestGroups } from './contest'
import { courseGroups } from './course'
import type { Actions } from './index'
import type { Action } from './kernel/action'
import { merchantGroups } from './merchant'
import { passGroups } from './pass'

/** One line a domain. */
export const groups: readonly Record<string, Action>[] = [
  ...accountGroups,
  ...passGroups,
  ...courseGroups,
  ...contestGroups,
  ...merchantGroups,
]

/** All actions at run time, by name: for the functions and the tests, never for the phone. */
export const registry = Object.fromEntries(groups.flatMap((group) => Object.values(group)).map((entry) => [entry.name, entry])) as Actions
