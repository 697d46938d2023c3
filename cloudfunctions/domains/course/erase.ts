import type { PersonId } from '../../../contract/kernel/ids'
import { attendance, attendanceOf } from './attendance/attendanceDocument'
import { forgetPhonesOf } from './attendance/lessonPhones'
import { forgetHolder } from './certificates/forgetHolder'
import { eraseWishes } from './draw/wishDocument'

/** Takes a person out of rolls, wishes and certificates. What was published of a draw, and a certificate's number, stay true without them. */
export async function eraseFromCourses(personId: PersonId): Promise<void> {
  await Promise.all((await attendanceOf(personId)).map(({ _id }) => attendance.remove(_id)))
  await forgetPhonesOf(personId)
  await eraseWishes(personId)
  await forgetHolder(personId)
}
