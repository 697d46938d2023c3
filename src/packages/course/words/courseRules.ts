import type { Availability, EligibilityRule } from '../../../../contract/booking/booking'
import { reachablePercent } from '../../../../contract/course/certificateRule'
import type { SessionView } from '../../../../contract/course/course'
import { comingText } from '../../../services/time'
import { ruleText } from '../../booking/words/eligibility'
import { standingRuleText } from '../../booking/words/standing'
import { minutesText, priceText, programmeText } from './courses'

export interface Town {
  townId: string
  name: string
}

/** Who may book. Of towns the names, where they are known. */
function eligibilityText(rule: EligibilityRule, towns: readonly Town[]): string {
  if (rule.rule !== 'town') return ruleText(rule)
  const names = towns.filter(({ townId }) => rule.townIds.some((one) => one === townId)).map(({ name }) => name)
  return names.length === rule.townIds.length ? `只收${names.join('、')}的站点` : ruleText(rule)
}

const whoText = ({ programme, eligibility, limit }: SessionView, towns: readonly Town[]) => {
  const rules = ['认证小哥可以报', ...eligibility.map((rule) => eligibilityText(rule, towns))]
  if (limit !== null) rules.push(`${programmeText[programme]}同时最多报 ${limit} 个班次`)
  return `${rules.join('；')}。`
}

const wayText = ({ mode, closesAt, offerMinutes }: Availability, now: Date) => [
  mode === 'draw'
    ? `不用抢：${comingText(closesAt, now)} 前填志愿，之后摇号定名额，人人机会一样。没摇中的按摇号顺序候补。`
    : '先报先得，名额满了可以候补。',
  `候补按先后排。有人取消，名额给下一位，消息里告诉你，保留 ${minutesText(offerMinutes)}；没接受就给再下一位。开课后不再递补。`,
]

const isPast = (instant: string, now: Date) => Date.parse(instant) <= now.getTime()

const cancelText = ({ cancelUntil }: Availability, now: Date) =>
  isPast(cancelUntil, now)
    ? '不记爽约的取消时间已经过了：现在报了再取消，会记一次爽约。开课后不能取消。'
    : `${comingText(cancelUntil, now)} 前可以取消，不记爽约；之后取消记一次。开课后不能取消。`

const costText = ({ priceFen }: SessionView) => (priceFen === 0 ? [] : [`学费 ${priceText(priceFen)}，不在小程序里付，开课时交给学校。`])

const isOutOfReach = ({ certificatePercent, lessons }: SessionView, now: Date) =>
  certificatePercent !== null && reachablePercent(lessons, 0, now) < certificatePercent

/** Who books when lessons are over already may still come too seldom for the certificate, and reads so before. */
function certificateText({ certificatePercent, lessons }: SessionView, now: Date): string[] {
  if (certificatePercent === null) return []
  const rule = `到课 ${certificatePercent}% 以上发结业证书。`
  const reachable = reachablePercent(lessons, 0, now)
  return [reachable < certificatePercent ? `${rule}有课已经上过了，现在报名最多到课 ${reachable}%，拿不到。` : rule]
}

/** What counts at the moment of booking: who, at what price, until when it costs nothing to cancel, what not coming costs, and what can't be reached any more. */
export const firstRulesText = (session: SessionView, towns: readonly Town[], now: Date): string[] => [
  whoText(session, towns),
  ...costText(session),
  ...(session.availability.mode === 'draw' ? wayText(session.availability, now).slice(0, 1) : []),
  cancelText(session.availability, now),
  ...standingRuleText.slice(0, 1),
  ...(isOutOfReach(session, now) ? certificateText(session, now) : []),
]

/** What one must know before booking, in the order in which it matters. */
export const courseRulesText = (session: SessionView, towns: readonly Town[], now: Date): string[] => [
  whoText(session, towns),
  ...costText(session),
  ...wayText(session.availability, now),
  cancelText(session.availability, now),
  ...standingRuleText,
  ...certificateText(session, now),
]
