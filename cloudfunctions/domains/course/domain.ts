import type { Domain } from '../../kernel/domain'
import { courseScopes, teacher } from './access'
import { attendance } from './attendance/attendanceDocument'
import { classCodes } from './attendance/classCodeDocument'
import { closeRoll, followAttendance } from './attendance/followAttendance'
import { lessonPhones } from './attendance/lessonPhones'
import { remindLesson } from './attendance/remindLesson'
import { certificates } from './certificates/certificateDocument'
import { followCertificate } from './certificates/forget'
import { draws } from './draw/drawDocument'
import { followDraw } from './draw/followDraw'
import { wishes } from './draw/wishDocument'
import { closeRollOf, remindOfLesson, syncAttendance, syncCertificate, syncDraw } from './effects'
import { eraseFromCourses } from './erase'
import { certificatesDue } from './jobs/certificates'
import { drawsDue } from './jobs/draws'
import { lessonsDue } from './jobs/lessonsDue'
import { schools } from './schools/schoolDocument'
import { courseRoutes } from './web/routes'

/** Night school (职工夜校) and 小哥学堂: sessions of courses, their rolls, draws and certificates. */
export const course: Domain = {
  name: 'course',
  collections: [schools, draws, wishes, certificates, attendance, classCodes, lessonPhones],
  effects: [
    remindOfLesson.does(remindLesson),
    closeRollOf.does(closeRoll),
    syncAttendance.does(followAttendance),
    syncDraw.does(({ drawId }) => followDraw(drawId)),
    syncCertificate.does(followCertificate),
  ],
  jobs: [lessonsDue, drawsDue, certificatesDue],
  roles: [teacher],
  scopes: courseScopes,
  erase: eraseFromCourses,
  indexPurposes: ['ticket'],
  routes: courseRoutes,
}
