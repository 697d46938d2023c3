import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { SHANGHAI_AHEAD_MS } from '../../contract/kernel/calendar'

dayjs.extend(utc)

/** A fixed offset, so no time-zone data are needed. */
const inShanghai = (instant: string | Date) => dayjs(instant).utcOffset(SHANGHAI_AHEAD_MS / 60_000)

/** "11月23日", with the year when it is not this one. */
export function dayText(instant: string | Date, now: Date): string {
  const at = inShanghai(instant)
  return at.format(at.year() === inShanghai(now).year() ? 'M月D日' : 'YYYY年M月D日')
}

export const isSameDay = (one: string | Date, other: string | Date) => inShanghai(one).isSame(inShanghai(other), 'day')

/** "今天 14:05", "昨天 14:05", else the day and the time. */
export function momentText(instant: string | Date, now: Date): string {
  const at = inShanghai(instant)
  const daysAgo = inShanghai(now).startOf('day').diff(at.startOf('day'), 'day')
  const day = ['今天', '昨天'][daysAgo] ?? dayText(instant, now)
  return `${day} ${at.format('HH:mm')}`
}

/** "12月20日 19:00–20:30", with both days where they are two; one moment where both ends are in the same minute. */
export function momentsText({ from, to }: { from: string; to: string }, now: Date): string {
  const [first, last] = [momentText(from, now), momentText(to, now)]
  if (first === last) return first
  return isSameDay(from, to) ? `${first}–${clockText(to)}` : `${first}到${last}`
}

/** "周三". */
export const weekdayText = (instant: string | Date) => `周${'日一二三四五六'.charAt(inShanghai(instant).day())}`

/** A day to come as people say it: "今天", "明天", else "12月2日". */
export function comingDayText(instant: string | Date, now: Date): string {
  const days = inShanghai(instant).startOf('day').diff(inShanghai(now).startOf('day'), 'day')
  return ['今天', '明天'][days] ?? dayText(instant, now)
}

/** "明天 19:00", "12月2日 19:00". */
export const comingText = (instant: string | Date, now: Date) => `${comingDayText(instant, now)} ${clockText(instant)}`

/** "早上好", by the hour in Shanghai. */
export function greeting(now: Date): string {
  const hour = inShanghai(now).hour()
  if (hour < 5) return '夜里好'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}

/** "14:05". */
export const clockText = (instant: string | Date) => inShanghai(instant).format('HH:mm')

/** "14:05:09". */
export const secondsText = (instant: Date) => inShanghai(instant).format('HH:mm:ss')

/** How long ago, in the largest unit that says enough: "刚刚", "12 分钟", "3 小时", "2 天". */
export function elapsedText(since: string, now: Date): string {
  const minutes = dayjs(now).diff(since, 'minute')
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`
}

/** How long somebody has waited for an answer: "刚刚申请", "等了 12 分钟". */
export function waitingText(since: string, now: Date): string {
  const elapsed = elapsedText(since, now)
  return elapsed === '刚刚' ? '刚刚申请' : `等了 ${elapsed}`
}

/** The calendar day in Shanghai, "2026-11-24". */
export const dayOf = (instant: string | Date) => inShanghai(instant).format('YYYY-MM-DD')

/** So many days after a calendar day, before it when negative. */
export const shiftDay = (day: string, by: number) => dayjs.utc(day).add(by, 'day').format('YYYY-MM-DD')

/** A calendar day in words: "今天", "昨天", else "11月23日". */
export function calendarText(day: string, now: Date): string {
  const today = dayOf(now)
  if (day === today) return '今天'
  return day === shiftDay(today, -1) ? '昨天' : dayText(`${day}T00:00:00+08:00`, now)
}
