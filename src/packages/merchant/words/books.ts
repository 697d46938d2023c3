import type { DaySpan } from '../../../../contract/merchant/bookPeriod'
import type { Figures } from '../../../../contract/merchant/books'
import { moneyText } from '../../../services/money'
import { dayText } from '../../../services/time'

/** A shop's books in words. */

/** "收 48 元", or "退 12 元" where more was given back than taken. */
export const takenText = ({ chargeFen }: Pick<Figures, 'chargeFen'>) => `${chargeFen < 0 ? '退' : '收'} ${moneyText(Math.abs(chargeFen))}`

/** "核销 5 笔，冲正 1 笔，没给 2 次，优惠 24 元": what there was none of is left out. */
export function countsText({ redeemed, reversed, declined, savedFen }: Figures): string {
  const parts = [
    `核销 ${redeemed} 笔`,
    ...(reversed > 0 ? [`冲正 ${reversed} 笔`] : []),
    ...(declined > 0 ? [`没给 ${declined} 次`] : []),
    `优惠 ${moneyText(savedFen)}`,
  ]
  return parts.join('，')
}

const startOf = (day: string) => `${day}T00:00:00+08:00`

/** "10月1日到10月31日", or one day. */
export function spanText({ from, to }: DaySpan, now: Date): string {
  const first = dayText(startOf(from), now)
  return from === to ? first : `${first}到${dayText(startOf(to), now)}`
}

/** Who redeemed something. */
export const clerkText = (label: string | null) => (label === null ? '小哥自己扫店里的码' : label || '已离开的店员')

export const offerText = (title: string) => title || '其他优惠'
