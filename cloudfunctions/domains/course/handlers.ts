import { attendanceActions } from '../../../contract/course/attendance'
import { certificateActions } from '../../../contract/course/certificate'
import { courseActions } from '../../../contract/course/course'
import { courseStaffActions } from '../../../contract/course/courseStaff'
import { drawActions } from '../../../contract/course/draw'
import { serve } from '../../kernel/handler'
import { sendAbsence, takeBackAbsence } from './actions/absence'
import { correct, lessons, mark, openClass, roll } from './actions/attendance'
import * as certificate from './actions/certificate'
import { checkIn, scanRider } from './actions/checkIn'
import * as course from './actions/course'
import * as staff from './actions/courseStaff'
import * as draw from './actions/draw'

/** What this domain answers. */
export const courseHandlers = [
  ...serve(attendanceActions, { lessons, roll, openClass, mark, correct, scanRider, checkIn }),
  ...serve(certificateActions, certificate),
  ...serve(courseActions, { ...course, sendAbsence, takeBackAbsence }),
  ...serve(courseStaffActions, staff),
  ...serve(drawActions, draw),
]
