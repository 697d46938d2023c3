import { ATTENDANCE_RULE } from '../../../../contract/course/attendanceRule'
import { MINUTE_MS } from '../../../../contract/kernel/duration'
import type { TodayWords } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { markText } from '../words/lessons'

const isOpen = (at: string, now: Date) => Date.parse(at) - now.getTime() <= ATTENDANCE_RULE.opensMinutes * MINUTE_MS

const openOwn = () => openPage('myCourses')

export const courseToday = {
  courseOffer: ({ title }) => ({ title: `“${title}”有名额了`, note: '过时给下一位', action: '去接受', open: openOwn }),
  lesson({ at, title, schoolName, mark, told }, now) {
    const done = mark ? markText(mark) : told && '已告诉老师不来'
    const next = done ? { done } : { action: isOpen(at, now) ? '去签到' : '看安排' }
    return { title, note: schoolName, ...next, open: openOwn }
  },
  wishes: ({ drawId, title, ranks }) => ({
    title,
    note: `已填 ${ranks} 个志愿，截止前都能改`,
    action: '看志愿',
    open: () => openPage('draw', { drawId }),
  }),
  ownClass: ({ sessionId, lessonNo, title, schoolName }) => ({
    title,
    note: schoolName,
    action: '去上课',
    open: () => openPage('lesson', { sessionId, lessonNo: `${lessonNo}` }),
  }),
} satisfies Partial<TodayWords>
