import type { ShopHours } from '../../../../../contract/merchant/shopHours'
import type { DayWindow } from '../../../../../contract/pass/compoundRules'

/** Opening hours as the form holds them: what was chosen once is kept while the other choice is tried out. */
export interface HoursValues {
  /** Whether the shop says its hours. */
  given: boolean
  /** Every day of the week is the same: the first stands for all. */
  alike: boolean
  week: DayWindow[][]
  exceptions: { day: string; spans: DayWindow[] }[]
}

const DAYS = 7
/** More days than a year has holidays: the contract's limit. */
export const MOST_EXCEPTIONS = 40
const USUAL: DayWindow = { from: '06:00', to: '20:00' }

const copyOf = (spans: readonly DayWindow[]): DayWindow[] => spans.map(({ from, to }) => ({ from, to }))
const everyDay = (spans: readonly DayWindow[]): DayWindow[][] => Array.from({ length: DAYS }, () => copyOf(spans))

/** What a new span begins with: a second one is after the noon break. */
export const usualAfter = (spans: readonly DayWindow[]): DayWindow => (spans.length === 0 ? USUAL : { from: '16:00', to: '20:00' })

/** Days that are over are left out: they are of no use to anybody, and make room. */
export function valuesOf(hours: ShopHours | null, today: string): HoursValues {
  const week = hours ? hours.week.map(copyOf) : everyDay([USUAL])
  const [first] = week
  return {
    given: hours !== null,
    alike: week.every((spans) => JSON.stringify(spans) === JSON.stringify(first)),
    week,
    exceptions: (hours?.exceptions ?? []).filter(({ day }) => day >= today).map(({ day, spans }) => ({ day, spans: copyOf(spans) })),
  }
}

export function hoursOf({ given, alike, week, exceptions }: HoursValues): ShopHours | null {
  if (!given) return null
  return { week: alike ? everyDay(week[0] ?? []) : week, exceptions }
}

/** The same week with other spans on one day, or on all. */
export const withDay = (week: readonly DayWindow[][], at: number, spans: DayWindow[]) =>
  week.map((before, index) => (index === at ? spans : before))
export const withEveryDay = (spans: readonly DayWindow[]) => everyDay(spans)

/** What is wrong with each part, in words; nothing: it can be saved. */
export interface Problems {
  week?: string
  exceptions?: string
}

export function problemsIn(values: HoursValues): Problems {
  const hours = hoursOf(values)
  if (!hours) return {}
  const days = hours.exceptions.map(({ day }) => day)
  const twice = days.find((day, at) => days.indexOf(day) !== at)
  return {
    ...(hours.week.every((spans) => spans.length === 0) && { week: '至少有一天开门。要关店，到“我的店”里关' }),
    ...(twice !== undefined && { exceptions: `${twice} 写了两次，去掉一个` }),
  }
}
