import type { Availability } from '../../../contract/booking/booking'
import type { SessionView } from '../../../contract/course/course'
import { inShanghai } from '../../../contract/kernel/calendar'
import { anAvailability, aSchoolView, aSessionView } from '../../../tests/builders/courseViews'

/** Courses as the pictures show them, around the day on which they are taken. */

/** Noon in Shanghai of the day of the picture: lessons are in the evening. */
export function noon(): Date {
  const [day] = inShanghai(new Date()).toISOString().split('T')
  return new Date(`${day}T12:00:00+08:00`)
}

export const now = () => new Date().toISOString()
export const available = (overrides: Partial<Availability>) => anAvailability(overrides, noon())
export const session = (overrides: Partial<SessionView> = {}) => aSessionView(overrides, noon())
/** As long as the contract lets them be. */
export const LONG_TITLE = '示例：从零开始学做小景和节日花礼（面向夜班和分段班的骑手）'
export const LONG_TEXT = '示例：这一段有三百个字，看它放不放得下。'.repeat(15)
export const longSchool = () =>
  aSchoolView({ name: '东太湖度假区太湖新城职工之家暨新就业群体服务中心（示例）', address: LONG_TEXT.slice(0, 100) })
