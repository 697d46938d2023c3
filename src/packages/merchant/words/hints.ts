import type { Finding, HintReason, Pattern } from '../../../../contract/merchant/hints'
import { momentsText } from '../../../services/time'

/** What was unusual, and why it was, in words. */

const patternText: Record<Pattern, (count: number) => string> = {
  sameRider: (count) => `同一位小哥核销了 ${count} 次`,
  twoRiders: (count) => `一两位小哥核销了 ${count} 次`,
  declined: (count) => `一多半的小哥没给优惠，有 ${count} 位`,
  reversed: (count) => `冲正了 ${count} 笔`,
}

/** "11月29日 12:01–12:05，一两位小哥核销了 9 次". */
export const findingText = ({ pattern, count, ...span }: Finding, now: Date) => `${momentsText(span, now)}，${patternText[pattern](count)}`

export const hintReasonText: Record<HintReason, string> = {
  groupMeal: '几个人一起来，一个人付的',
  family: '带家里人一起来的',
  repeated: '点错了，重新核销的',
  other: '别的原因',
}
