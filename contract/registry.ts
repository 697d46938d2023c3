import { accountActions } from './account/account'
import { consentActions } from './account/consent'
import { riderActions } from './account/rider'
import { staffActions } from './account/staff'
import { stationActions } from './account/station'
import { contestActions } from './contest/contest'
import { attendanceActions } from './course/attendance'
import { certificateActions } from './course/certificate'
import { courseActions } from './course/course'
import { courseStaffActions } from './course/courseStaff'
import { drawActions } from './course/draw'
import type { Actions } from './index'
import type { Action } from './kernel/action'
import { merchantActions } from './merchant/merchant'
import { compoundActions } from './pass/compound'
import { conventionActions } from './pass/convention'
import { faceReaderActions } from './pass/faceReader'
import { gateActions } from './pass/gate'
import { passActions } from './pass/pass'
import { appealActions, sanctionActions } from './pass/sanction'

export const groups: readonly Record<string, Action>[] = [
  accountActions,
  appealActions,
  attendanceActions,
  certificateActions,
  compoundActions,
  consentActions,
  contestActions,
  conventionActions,
  courseActions,
  courseStaffActions,
  drawActions,
  faceReaderActions,
  gateActions,
  merchantActions,
  passActions,
  riderActions,
  sanctionActions,
  staffActions,
  stationActions,
]

/** All actions at run time, by name: for the functions and the tests, never for the phone. */
export const registry = Object.fromEntries(groups.flatMap((group) => Object.values(group)).map((entry) => [entry.name, entry])) as Actions
