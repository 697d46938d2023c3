import { attendanceActions } from './attendance'
import { certificateActions } from './certificate'
import { courseActions } from './course'
import { courseStaffActions } from './courseStaff'
import { drawActions } from './draw'

/** Every action of this domain, in groups that are read and served together. */
export const courseGroups = [attendanceActions, certificateActions, courseActions, courseStaffActions, drawActions] as const
