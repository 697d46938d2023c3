import { attendanceActions } from '../../../contract/course/attendance'
import { certificateActions } from '../../../contract/course/certificate'
import { courseActions } from '../../../contract/course/course'
import { courseStaffActions } from '../../../contract/course/courseStaff'
import { drawActions } from '../../../contract/course/draw'
import { serve } from '../../kernel/handler'
import { checkIn } from './actions/attendance/checkIn'
import { lessons } from './actions/attendance/lessons'
import { correct, mark } from './actions/attendance/mark'
import { openClass } from './actions/attendance/openClass'
import { roll } from './actions/attendance/roll'
import { scanRider } from './actions/attendance/scanRider'
import { restore, revoke } from './actions/certificate/decide'
import { list } from './actions/certificate/list'
import { show } from './actions/certificate/show'
import { verify } from './actions/certificate/verify'
import { accept } from './actions/course/accept'
import { cancel } from './actions/course/cancel'
import { decline } from './actions/course/decline'
import { enrol } from './actions/course/enrol'
import { list as courseList } from './actions/course/list'
import { mine } from './actions/course/mine'
import { places } from './actions/course/places'
import { show as courseShow } from './actions/course/show'
import { wait } from './actions/course/wait'
import { cancelLesson } from './actions/courseStaff/cancelLesson'
import { cancelSession } from './actions/courseStaff/cancelSession'
import { changeSession } from './actions/courseStaff/changeSession'
import { enrolFor } from './actions/courseStaff/enrolFor'
import { exportRoster } from './actions/courseStaff/exportRoster'
import { publish } from './actions/courseStaff/publish'
import { removeFrom } from './actions/courseStaff/removeFrom'
import { roster } from './actions/courseStaff/roster'
import { saveSession } from './actions/courseStaff/saveSession'
import { sessions } from './actions/courseStaff/sessions'
import { setCapacity } from './actions/courseStaff/setCapacity'
import { published } from './actions/draw/published'
import { save as drawSave } from './actions/draw/save'
import { show as drawShow } from './actions/draw/show'
import { wish } from './actions/draw/wish'
import { save } from './actions/school/save'

/** What this domain answers. */
export const courseHandlers = [
  ...serve(attendanceActions, {
    lessons,
    roll,
    openClass,
    mark,
    correct,
    scanRider,
    checkIn,
  }),
  ...serve(certificateActions, {
    show,
    verify,
    list,
    revoke,
    restore,
  }),
  ...serve(courseActions, {
    list: courseList,
    places,
    show: courseShow,
    enrol,
    wait,
    accept,
    decline,
    cancel,
    mine,
  }),
  ...serve(courseStaffActions, {
    saveSchool: save,
    saveSession,
    publish,
    changeSession,
    setCapacity,
    cancelSession,
    cancelLesson,
    enrolFor,
    removeFrom,
    roster,
    exportRoster,
    sessions,
  }),
  ...serve(drawActions, {
    save: drawSave,
    show: drawShow,
    wish,
    published,
  }),
]
