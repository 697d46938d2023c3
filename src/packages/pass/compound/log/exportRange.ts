import dayjs from 'dayjs'

/** The contract's limit. */
const MOST_DAYS = 31

/** What is wrong with a period, in words; null: nothing. Days are calendar days, so they compare as text. */
export function rangeProblem(from: string, to: string, today: string): string | null {
  if (to < from) return '结束日期在开始日期前面，请改一下'
  if (to > today) return '结束日期还没到，请改一下'
  return dayjs(to).diff(from, 'day') >= MOST_DAYS ? `一次最多导出 ${MOST_DAYS} 天，请分几次` : null
}
