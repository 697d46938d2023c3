import type { Lesson, SessionView } from '../../../../../contract/course/course'
import type { CalendarEvent } from './ics'

/** Lessons of a session as a calendar takes them. */
export const lessonEvents = ({ sessionId, title, teacher, school }: SessionView, lessons: readonly Lesson[]): CalendarEvent[] =>
  lessons.map(({ no, from, to, cancelled }) => ({
    uid: `${sessionId}-${no}@xiaogema`,
    title: `${title}（第 ${no} 节）`,
    from,
    to,
    place: `${school.name} ${school.address}`,
    note: `老师：${teacher}。去不了请在小程序“我的课程”里取消，把名额留给别人。`,
    cancelled: cancelled !== null,
  }))
