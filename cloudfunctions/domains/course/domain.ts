import type { Domain } from '../../kernel/domain'
import { courseScopes, teacher } from './access'
import { attendance } from './attendance/attendanceDocument'
import { classCodes } from './attendance/classCodes'
import { lessonPhones } from './attendance/lessonPhones'
import { lessonsDue } from './attendance/lessonsDue'
import { rollRunners } from './attendance/rollEffects'
import { certificates } from './certificates/certificateDocument'
import { certificateRunner } from './certificates/forgetHolder'
import { certificatesDue } from './certificates/issueCertificates'
import { draws } from './draw/drawDocument'
import { drawsDue } from './draw/runDraws'
import { drawRunner } from './draw/syncDraw'
import { wishersRunner } from './draw/tellWishers'
import { wishes } from './draw/wishDocument'
import { eraseFromCourses } from './erase'
import { courseRoutes } from './http'
import { schools } from './schools'
import { schoolRunners } from './syncSchool'
import { todayOfCourses } from './today'

/** Night school (职工夜校) and 小哥学堂: sessions of courses, their rolls, draws and certificates. */
export const course: Domain = {
  name: 'course',
  copies: (['name', 'townId', 'address', 'location'] as const).map((field) => ({
    collection: 'offerings',
    field: `details.school.${field}`,
    of: `schools.${field}`,
    kind: 'copy',
  })),
  collections: [schools, draws, wishes, certificates, attendance, classCodes, lessonPhones],
  effects: [...rollRunners, drawRunner, wishersRunner, certificateRunner, ...schoolRunners],
  jobs: [lessonsDue, drawsDue, certificatesDue],
  roles: [teacher],
  scopes: courseScopes,
  today: todayOfCourses,
  erase: eraseFromCourses,
  indexPurposes: ['ticket'],
  routes: courseRoutes,
}
