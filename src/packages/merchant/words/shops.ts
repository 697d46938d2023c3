import { DAY_MS, MINUTE_MS } from '../../../../contract/kernel/duration'
import type { OpenState } from '../../../../contract/merchant/openState'
import type { PileNews } from '../../../../contract/merchant/pileNews'
import type { Shop, ShopKind } from '../../../../contract/merchant/shop'
import type { ShopHours } from '../../../../contract/merchant/shopHours'
import { clockText, comingText, dayOf, dayText, isSameDay } from '../../../services/time'
import { windowsText } from '../../pass/words/compoundRules'

/** Shops in words. */

export const kindText: Record<ShopKind, string> = { meals: '吃饭', carWash: '洗车', charging: '充电停车', other: '别的店' }

/** How far away it is, no more precisely than a phone knows where it is. */
export function distanceText(metres: number): string {
  if (metres < 100) return '不到 100 米'
  if (metres < 950) return `${Math.round(metres / 50) * 50} 米`
  return `${metres < 9_950 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000)} 公里`
}

/** How many charging piles there are, and how fast. */
export const pilesText = ({ count, kilowatts }: NonNullable<Shop['piles']>) =>
  `${count} 个充电桩${kilowatts === null ? '' : `，每个最大 ${kilowatts} 千瓦`}`

/** What its operator has reported of free piles, and when. No news is never said to be none free. */
export function pileNewsText(news: PileNews): string {
  if (news.state === 'none') return '没有实时数据'
  const { free, total, minutes } = news
  const when = minutes === 0 ? '刚刚' : `${minutes} 分钟前`
  return `空闲 ${free} / 共 ${total} · ${when}${news.state === 'old' ? '报的' : ''}`
}

/** So long before a shop closes the minutes are counted. */
const SOON_MS = 60 * MINUTE_MS

/** Whether it is open, and when that changes. What a shop has not said is never said to be closed (M18). */
export function openText(open: OpenState, now: Date): string {
  if (open.state === 'notGiven') return '没写营业时间'
  if (open.state === 'closed') {
    if (open.opens === null) return '休息中'
    return `休息中，${isSameDay(open.opens, now) ? clockText(open.opens) : comingText(open.opens, now)} 开门`
  }
  if (open.until === null) return '营业中，不关门'
  const left = open.until.getTime() - now.getTime()
  if (left <= SOON_MS) return `营业中，还有 ${Math.ceil(left / MINUTE_MS)} 分钟关门`
  return left <= DAY_MS ? `营业中，到 ${clockText(open.until)}` : `营业中，到 ${comingText(open.until, now)}`
}

export const daySpansText = (spans: ShopHours['week'][number]) => (spans.length === 0 ? '休息' : windowsText(spans))

export const weekdayName = (at: number) => `周${'一二三四五六日'.charAt(at)}`

/** The hours of the week, weekdays alike in one line, then the days to come that are different. */
export function hoursTexts({ week, exceptions }: ShopHours, now: Date): string[] {
  const lines: { from: number; to: number; words: string }[] = []
  for (const [at, spans] of week.entries()) {
    const words = daySpansText(spans)
    const last = lines[lines.length - 1]
    if (last?.words === words) last.to = at
    else lines.push({ from: at, to: at, words })
  }
  const daysText = ({ from, to }: { from: number; to: number }) => {
    if (to - from === 6) return '每天'
    return from === to ? weekdayName(from) : `${weekdayName(from)}到${weekdayName(to)}`
  }
  const coming = exceptions.filter(({ day }) => day >= dayOf(now)).sort((a, b) => a.day.localeCompare(b.day))
  return [
    ...lines.map((line) => `${daysText(line)} ${line.words}`),
    ...coming.map(({ day, spans }) => `${dayText(`${day}T00:00:00+08:00`, now)} ${daySpansText(spans)}`),
  ]
}
