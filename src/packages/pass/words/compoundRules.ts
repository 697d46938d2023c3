import type { CompoundRules, DayWindow } from '../../../../contract/pass/compoundRules'
import { workKindText } from '../../account/words/rider'

const isWholeDay = ({ from, to }: DayWindow) => from === to

/** "11:00–13:30", "22:00–第二天 06:00"; midnight at the end is "24:00", as people say it. */
export function windowText(window: DayWindow): string {
  const { from, to } = window
  if (isWholeDay(window)) return '全天'
  if (to === '00:00') return `${from}–24:00`
  return to < from ? `${from}–第二天 ${to}` : `${from}–${to}`
}

/** Several parts of a day, earliest first: "06:00–09:00、11:00–13:30". One that is the whole day says it all. */
export function windowsText(windows: readonly DayWindow[]): string {
  if (windows.some(isWholeDay)) return '全天'
  const earliestFirst = [...windows].sort((a, b) => a.from.localeCompare(b.from))
  return earliestFirst.map(windowText).join('、')
}

/** "快递员、外卖骑手". */
export const workKindsText = (kinds: CompoundRules['workKinds']) => kinds.map((kind) => workKindText[kind]).join('、')

const kindCount = Object.keys(workKindText).length

function workKindsLine(kinds: CompoundRules['workKinds']): string {
  if (kinds.length === 0) return '还没选让哪些工种进'
  return kinds.length === kindCount ? '各个工种都能进' : `只让${workKindsText(kinds)}进`
}

function hoursLine(hours: CompoundRules['hours']): string {
  return hours.length === 0 || hours.some(isWholeDay) ? '全天都能进' : `只在 ${windowsText(hours)} 能进`
}

function eBikeLine({ eBikes, eBikesClosed }: CompoundRules): string {
  if (!eBikes || eBikesClosed.some(isWholeDay)) return '电动车不能骑进去，停在门外，走进去'
  if (eBikesClosed.length === 0) return '电动车可以骑进去'
  return `电动车可以骑进去；${windowsText(eBikesClosed)} 要停在门外，走进去`
}

/** A compound's rules as riders read them before they come, one sentence a line. The property manager sees the same while setting them. */
export const rulesText = (rules: CompoundRules): string[] => [
  rules.who === 'anyPass' ? '小哥码能用，就能进' : '先申请白名单，物业批准后才能进',
  workKindsLine(rules.workKinds),
  hoursLine(rules.hours),
  eBikeLine(rules),
]
