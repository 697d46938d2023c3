import { ATTENDANCE_RULE } from '../../../../contract/course/attendanceRule'
import type { SessionView } from '../../../../contract/course/course'
import { takesAbsences } from '../../../../contract/course/wayOut'

/** What an entry in a calendar tells somebody to do who can't come: what can be done until the lesson begins, whenever it is read. */
export const wayOutNote = ({ lessons }: Pick<SessionView, 'lessons'>): string =>
  takesAbsences(lessons)
    ? `去不了这一节，请在开课前 ${ATTENDANCE_RULE.absenceHours} 小时到小程序“我的课程”请假。`
    : '去不了，请在开课前到小程序“我的课程”取消，把名额留给别人。'
