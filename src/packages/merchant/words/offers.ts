import { countsOn } from '../../../../contract/merchant/campaignDays'
import type { OfferAtCounter } from '../../../../contract/merchant/counter'
import type { Amounts, CampaignShare, OfferLimits, OfferTimes, Price } from '../../../../contract/merchant/offer'
import { moneyText } from '../../../services/money'
import { dayOf, dayText } from '../../../services/time'
import { windowsText, workKindsText } from '../../pass/words/compoundRules'

/** Offers in words. Conditions are made from the fields that decide (M25), so that what is read is what holds. */

export const unitText: Record<Extract<Price, { kind: 'perUnit' }>['unit'], string> = { kWh: '度', piece: '份', wash: '次', hour: '小时' }

/** 20 percent off is 8 折, 15 percent 8.5 折. */
const foldText = (percent: number) => `${(100 - percent) / 10} 折`

/** What it costs riders, and what it costs others. */
export function priceText(price: Price): string {
  switch (price.kind) {
    case 'setMeal':
    case 'fixedPrice':
      return `${moneyText(price.riderFen)}（原价 ${moneyText(price.normalFen)}）`
    case 'percentOff':
      return `${foldText(price.percent)}${price.mostOffFen === null ? '' : `，最多减 ${moneyText(price.mostOffFen)}`}`
    case 'perUnit':
      return `每${unitText[price.unit]} ${moneyText(price.riderFen)}（原价 ${moneyText(price.normalFen)}）`
    case 'freeHours':
      return `前 ${price.hours} 小时免费（原价每小时 ${moneyText(price.hourFen)}）`
  }
}

const weekdaysText = (weekdays: readonly number[]) =>
  `周${[...weekdays]
    .sort()
    .map((day) => '一二三四五六日'.charAt(day - 1))
    .join('、')}`

const dateText = (day: string, now: Date) => dayText(`${day}T00:00:00+08:00`, now)

/** What one person gets of all offers of a campaign together: "全区食堂合计每天 1 份". */
const campaignTexts = ({ title, personDay, personMonth, personDayFen, personMonthFen, until }: CampaignShare, now: Date) =>
  [
    ...(personDay ? [`每天 ${personDay} 份`] : []),
    ...(personMonth ? [`每月 ${personMonth} 份`] : []),
    ...(personDayFen ? [`每天最多省 ${moneyText(personDayFen)}`] : []),
    ...(personMonthFen ? [`每月最多省 ${moneyText(personMonthFen)}`] : []),
  ].map((part) => `${title}合计${part}${until ? `，到 ${dateText(until, now)}为止` : ''}`)

/** Everything that decides whether somebody gets it, a line each. */
export function conditionTexts(limits: OfferLimits, times: OfferTimes, now: Date): string[] {
  const { personDay, personMonth, personMonthFen, dayTotal, stock, budgetFen, campaign } = limits
  const { from, until, weekdays, hours, workKinds } = times
  return [
    ...(personDay === null ? [] : [`每人每天 ${personDay} 次`]),
    ...(personMonth === null ? [] : [`每人每月 ${personMonth} 次`]),
    ...(personMonthFen === null ? [] : [`每人每月最多省 ${moneyText(personMonthFen)}`]),
    ...(campaign && countsOn(campaign, dayOf(now)) ? campaignTexts(campaign, now) : []),
    ...(dayTotal === null ? [] : [`每天一共 ${dayTotal} 份`]),
    ...(stock === null ? [] : [`一共 ${stock} 份，送完为止`]),
    ...(budgetFen === null ? [] : [`一共优惠 ${moneyText(budgetFen)}，用完为止`]),
    ...(weekdays.length === 0 ? [] : [`只在${weekdaysText(weekdays)}`]),
    ...(hours.length === 0 ? [] : [`只在 ${windowsText(hours)}`]),
    ...(from === null || Date.parse(`${from}T00:00:00+08:00`) <= now.getTime() ? [] : [`${dateText(from, now)}开始`]),
    ...(until === null ? [] : [`到 ${dateText(until, now)}为止`]),
    ...(workKinds.length === 4 ? [] : [`只给${workKindsText(workKinds)}`]),
  ]
}

/** Who reads it: the clerk of the shop about a customer, or the rider about themself. */
export type OfferReader = 'clerk' | 'rider'

/** What is left, before anybody queues for it. */
export function leftText({ you, all }: OfferAtCounter['left'], by: OfferReader): string | null {
  const who = by === 'clerk' ? '这位' : '你'
  const parts = [...(you === null ? [] : [`${who}还能用 ${you} 次`]), ...(all === null ? [] : [`还剩 ${all} 份`])]
  return parts.length === 0 ? null : parts.join(' · ')
}

/** What changes hands: the clerk takes it, the rider pays it. */
export const paidText = (by: OfferReader, { chargeFen }: Pick<Amounts, 'chargeFen'>) =>
  `${by === 'clerk' ? '收' : '付'} ${moneyText(chargeFen)}`

/** The tap that redeems, with what is paid where that is known: nobody has to reckon. */
export function redeemWords(by: OfferReader, amounts: Amounts | null): string {
  const word = by === 'clerk' ? '核销' : '用这个优惠'
  return amounts ? `${word}，${paidText(by, amounts)}` : word
}
