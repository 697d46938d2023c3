import type { Standing } from '../../../../contract/booking/booking'
import { STANDING_RULE } from '../../../../contract/booking/standingRule'
import { dayText } from '../../../services/time'

const { countsDays, mostMarks, blockedDays, earlyHours, mostCredits } = STANDING_RULE

/** The rule about no-shows (爽约), with its numbers. Everybody reads it before booking. */
export const standingRuleText: readonly string[] = [
  `报了没来，又没取消，记一次爽约；过了时间才取消也记一次。${countsDays} 天内满 ${mostMarks} 次，${blockedDays} 天不能报名。`,
  `比取消截止早 ${earlyHours} 小时以上让出名额，记一次“提前让出”，抵一次爽约，最多存 ${mostCredits} 次。`,
]

/** Where somebody stands with it. `warn`: the next one has consequences, or has had them. */
export function standingText({ marks, credits, blockedUntil }: Standing, now: Date): { words: string; tone: 'info' | 'warn' } {
  const earned = credits > 0 ? `你有 ${credits} 次“提前让出”，可以抵爽约。` : ''
  if (blockedUntil !== null)
    return { words: `爽约次数多了，${dayText(blockedUntil, now)}起才能再报名。记错了请联系老师或工会。`, tone: 'warn' }
  if (marks === 0) return { words: `最近 ${countsDays} 天没有爽约。${earned}`, tone: 'info' }
  return { words: `最近 ${countsDays} 天记了 ${marks} 次爽约，满 ${mostMarks} 次会有 ${blockedDays} 天不能报名。${earned}`, tone: 'warn' }
}
