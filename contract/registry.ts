import { accountActions } from './account'
import type { Action } from './action'
import { attendanceActions } from './attendance'
import { certificateActions } from './certificate'
import { compoundActions } from './compound'
import { consentActions } from './consent'
import { contestActions } from './contest'
import { conventionActions } from './convention'
import { courseActions } from './course'
import { courseStaffActions } from './courseStaff'
import { drawActions } from './draw'
import { faceReaderActions } from './faceReader'
import { gateActions } from './gate'
import type { Actions } from './index'
import { merchantActions } from './merchant'
import { passActions } from './pass'
import { riderActions } from './rider'
import { appealActions, sanctionActions } from './sanction'
import { staffActions } from './staff'
import { stationActions } from './station'

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
