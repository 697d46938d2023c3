import { accountActions } from './account'
import type { Action } from './action'
import { consentActions } from './consent'
import type { Actions } from './index'
import { riderActions } from './rider'
import { staffActions } from './staff'
import { stationActions } from './station'

const groups: Record<string, Action>[] = [accountActions, consentActions, riderActions, staffActions, stationActions]

/** All actions at run time, by name: for the functions and the tests, never for the phone. */
export const registry = Object.fromEntries(groups.flatMap((group) => Object.values(group)).map((entry) => [entry.name, entry])) as Actions
