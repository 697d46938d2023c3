import type { accountActions } from './account'
import type { attendanceActions } from './attendance'
import type { certificateActions } from './certificate'
import type { compoundActions } from './compound'
import type { consentActions } from './consent'
import type { contestActions } from './contest'
import type { conventionActions } from './convention'
import type { courseActions } from './course'
import type { courseStaffActions } from './courseStaff'
import type { drawActions } from './draw'
import type { faceReaderActions } from './faceReader'
import type { gateActions } from './gate'
import type { merchantActions } from './merchant'
import type { passActions } from './pass'
import type { riderActions } from './rider'
import type { FunctionOf } from './routes'
import type { appealActions, sanctionActions } from './sanction'
import type { staffActions } from './staff'
import type { stationActions } from './station'

type ByName<Group> = { [A in Group[keyof Group] as A extends { name: infer N extends string } ? N : never]: A }

/** All actions by name. A type only: the phone pays nothing for it. */
export type Actions = ByName<typeof accountActions> &
  ByName<typeof appealActions> &
  ByName<typeof attendanceActions> &
  ByName<typeof certificateActions> &
  ByName<typeof compoundActions> &
  ByName<typeof consentActions> &
  ByName<typeof contestActions> &
  ByName<typeof conventionActions> &
  ByName<typeof courseActions> &
  ByName<typeof courseStaffActions> &
  ByName<typeof drawActions> &
  ByName<typeof faceReaderActions> &
  ByName<typeof gateActions> &
  ByName<typeof merchantActions> &
  ByName<typeof passActions> &
  ByName<typeof riderActions> &
  ByName<typeof sanctionActions> &
  ByName<typeof staffActions> &
  ByName<typeof stationActions>

export type ActionName = keyof Actions

/** The names of the actions that one function serves. */
export type NamesOf<F extends FunctionOf[keyof FunctionOf]> = {
  [N in ActionName]: N extends `${infer Prefix extends keyof FunctionOf}.${string}` ? (FunctionOf[Prefix] extends F ? N : never) : never
}[ActionName]
