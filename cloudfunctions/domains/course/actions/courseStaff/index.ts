import { cancelLesson } from './cancelLesson'
import { cancelSession } from './cancelSession'
import { changeSession } from './changeSession'
import { enrolFor } from './enrolFor'
import { exportRoster } from './exportRoster'
import { publish } from './publish'
import { removeFrom } from './removeFrom'
import { roster } from './roster'
import { saveSession } from './saveSession'
import { sessions } from './sessions'
import { setCapacity } from './setCapacity'

/** What staff do with courses. */
export const courseStaffHandlers = {
  'course.save': saveSession,
  'course.publish': publish,
  'course.change': changeSession,
  'course.setCapacity': setCapacity,
  'course.cancelSession': cancelSession,
  'course.cancelLesson': cancelLesson,
  'course.enrolFor': enrolFor,
  'course.removeFrom': removeFrom,
  'course.roster': roster,
  'course.exportRoster': exportRoster,
  'course.sessions': sessions,
}
