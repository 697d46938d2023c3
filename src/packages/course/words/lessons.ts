import type { Lesson, OwnMark } from '../../../../contract/course/course'
import { clockText, comingDayText, weekdayText } from '../../../services/time'

const DAY_MS = 24 * 60 * 60_000

const hoursText = ({ from, to }: Pick<Lesson, 'from' | 'to'>) => `${clockText(from)}–${clockText(to)}`

/** "12月2日 周三 19:00–20:30". */
export const lessonText = (lesson: Pick<Lesson, 'from' | 'to'>, now: Date) =>
  `${comingDayText(lesson.from, now)} ${weekdayText(lesson.from)} ${hoursText(lesson)}`

/** "12月2日 周三 19:00 起，共 8 节". */
export const beginText = (startsAt: string, lessons: number, now: Date) => {
  const day = `${comingDayText(startsAt, now)} ${weekdayText(startsAt)} ${clockText(startsAt)}`
  return lessons === 1 ? day : `${day} 起，共 ${lessons} 节`
}

const isWeekAfter = (one: Lesson, other: Lesson) => Date.parse(other.from) - Date.parse(one.from) === 7 * DAY_MS

/** All lessons in one line: "12月2日起，每周三 19:00–20:30，共 8 节" where they are so regular. */
export function rhythmText(lessons: readonly Lesson[], now: Date): string {
  const [first, ...others] = lessons.filter(({ cancelled }) => cancelled === null)
  if (!first) return '没有要上的课'
  if (others.length === 0) return lessonText(first, now)
  const all = [first, ...others]
  const isWeekly = others.every((lesson, at) => isWeekAfter(all[at] ?? lesson, lesson) && hoursText(lesson) === hoursText(first))
  if (!isWeekly) return beginText(first.from, all.length, now)
  return `${comingDayText(first.from, now)}起，每${weekdayText(first.from)} ${hoursText(first)}，共 ${all.length} 节`
}

/** What the roll says of me: "已签到 11:55". */
export function markText({ state, at, unconfirmed }: OwnMark): string {
  if (unconfirmed) return `${clockText(at)} 扫过，等老师确认`
  switch (state) {
    case 'here':
      return `已签到 ${clockText(at)}`
    case 'late':
      return `已签到 ${clockText(at)}，算迟到`
    case 'excused':
      return '已请假'
    case 'absent':
      return '老师记了没来'
  }
}

/** The lesson that is on, or comes next; null: all are over. */
export const nextLesson = (lessons: readonly Lesson[], now: Date): Lesson | null =>
  lessons.find(({ to, cancelled }) => cancelled === null && Date.parse(to) > now.getTime()) ?? null

/** Those that are still to come, for a calendar. */
export const comingLessons = (lessons: readonly Lesson[], now: Date): Lesson[] =>
  lessons.filter(({ from, cancelled }) => cancelled === null && Date.parse(from) > now.getTime())
