import { ATTENDANCE_RULE } from '../../../../contract/course/attendanceRule'
import type { LessonStanding } from '../../../../contract/course/today'
import type { TodayWords } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { clockText } from '../../../services/time'

const checkedIn = (since: string | null) => (since === null ? '已签到' : `已签到 ${clockText(since)}`)

const standingText: Record<LessonStanding, (since: string | null) => string> = {
  here: checkedIn,
  late: checkedIn,
  unconfirmed: () => '签了，等老师确认',
  excused: () => '已请假',
  told: () => '已告诉老师不来',
}

const isOpen = (at: string, now: Date) => Date.parse(at) - now.getTime() <= ATTENDANCE_RULE.opensMinutes * 60_000

const openOwn = () => openPage('myCourses')

export const courseToday = {
  courseOffer: ({ title }) => ({ title: `“${title}”有名额了`, note: '过时给下一位', action: '去接受', open: openOwn }),
  lesson: ({ at, title, schoolName, standing, since }, now) => ({
    title,
    note: schoolName,
    ...(standing === null ? { action: isOpen(at, now) ? '去签到' : '看安排' } : { done: standingText[standing](since) }),
    open: openOwn,
  }),
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
