import type { CourseCategory, CourseProgramme } from '../../../../contract/course/courseFields'
import { moneyText } from '../../../services/money'

export const categoryText: Record<CourseCategory, string> = {
  degree: '学历提升',
  training: '职业培训',
  skill: '实用技能',
  wellbeing: '身心减压',
  craft: '手作生活',
  sport: '运动健身',
}

/** All of them, in the order in which they are offered. Not from the contract: its schemas are too heavy for a phone that sends no form. */
export const categories = Object.keys(categoryText) as CourseCategory[]

export const programmeText: Record<CourseProgramme, string> = { nightSchool: '职工夜校', academy: '小哥学堂' }

/** "免费", "30 元", "29.9 元". */
export const priceText = (fen: number) => (fen === 0 ? '免费' : moneyText(fen))

/** "2 小时", "1 小时 30 分钟", "45 分钟". */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && `${hours} 小时`, (rest > 0 || hours === 0) && `${rest} 分钟`].filter(Boolean).join(' ')
}
