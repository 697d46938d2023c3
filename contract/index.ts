import type { accountActions } from './account/account'
import type { consentActions } from './account/consent'
import type { riderActions } from './account/rider'
import type { staffActions } from './account/staff'
import type { stationActions } from './account/station'
import type { contestActions } from './contest/contest'
import type { attendanceActions } from './course/attendance'
import type { certificateActions } from './course/certificate'
import type { courseActions } from './course/course'
import type { courseStaffActions } from './course/courseStaff'
import type { drawActions } from './course/draw'
import type { merchantActions } from './merchant/merchant'
import type { compoundActions } from './pass/compound'
import type { conventionActions } from './pass/convention'
import type { faceReaderActions } from './pass/faceReader'
import type { gateActions } from './pass/gate'
import type { passActions } from './pass/pass'
import type { appealActions, sanctionActions } from './pass/sanction'
import type { FunctionOf } from './routes'

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
