import { freeEndsAt } from '../../../../contract/booking/bounds'
import { ATTENDANCE_RULE } from '../../../../contract/course/attendanceRule'
import type { SessionView } from '../../../../contract/course/course'
import { takesAbsences } from '../../../../contract/course/wayOut'
import { serverNow } from '../../../services/clock'
import { momentText } from '../../../services/time'

/** What an entry in a calendar tells somebody to do who can't come: what can be done until the lesson begins, whenever it is read. */
export function wayOutNote({ lessons, startsAt, availability, mine }: SessionView): string {
  if (takesAbsences(lessons)) return `去不了这一节，请在开课前 ${ATTENDANCE_RULE.absenceHours} 小时到小程序“我的报名”请假。`
  const bounds = { startsAt: new Date(startsAt), cancelUntil: new Date(availability.cancelUntil) }
  const freeUntil = freeEndsAt({ ...bounds, freeUntil: mine?.freeUntil ? new Date(mine.freeUntil) : null })
  return cancelText(momentText(freeUntil.toISOString(), serverNow()))
}

/** A place for one lesson is given back: until when for nothing, and what it costs afterwards. */
export const cancelText = (freeUntil: string): string =>
  `去不了，${freeUntil}前到“我的报名”取消，不记爽约；再晚也请在开课前取消，把名额留给别人，不过会记一次爽约。`
