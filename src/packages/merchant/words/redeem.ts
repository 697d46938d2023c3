import type { DeclineReason } from '../../../../contract/merchant/counter'
import type { RedeemRefusal } from '../../../../contract/merchant/redeemRefusal'
import type { ReversalReason } from '../../../../contract/merchant/reversal'
import { moneyText } from '../../../services/money'
import { clockText, comingText, dayText } from '../../../services/time'
import { windowsText, workKindsText } from '../../pass/words/compoundRules'
import type { RefusalWords } from '../../pass/words/gate'

/** " 12:03 在天天包子": when and where something of a campaign was had last, as far as it is known. */
const usedText = ({ at = null, where = null }: { at?: string | null | undefined; where?: string | null | undefined }) =>
  `${at === null ? '' : ` ${clockText(at)} `}${where === null ? '' : `在${where}`}`

const SMALLER = '小一点的单现在就能用。'
const leftText = (leftFen: number) => (leftFen > 0 ? `只能再省 ${moneyText(leftFen)}` : '能省的都省完了')

/** Why an offer isn't given, in words that can be said aloud in a queue: what stands in the way, and what would work. Both phones show them. */
export function redeemRefusalText(refusal: RedeemRefusal, now: Date): RefusalWords {
  const again = (next: string | null) => (next === null ? '换一个优惠。' : `${comingText(next, now)} 以后又能用。`)
  /** While something is left, a smaller bill works at once. */
  const smaller = ({ leftFen, next }: { leftFen: number; next: string }) => (leftFen > 0 ? `${SMALLER}${again(next)}` : again(next))
  switch (refusal.reason) {
    case 'scanAgain':
      return { title: '扫码的时间太久了', todo: '请亮出新的码，再扫一次。' }
    case 'alreadyRedeemed':
      return { title: `这次扫码 ${clockText(refusal.at)} 已经核销过`, todo: `编号 ${refusal.number}。要再用一个优惠，请亮新的码再扫。` }
    case 'forOneself':
      return { title: '自己店里的优惠不能给自己核销', todo: '到别的店可以用。' }
    case 'pass':
      return { title: '小哥码现在不能用', todo: '在“小哥码”里看原因和办法。' }
    case 'shopPending':
      return { title: '这家店还在等区里审核', todo: '审核通过就能用。' }
    case 'shopDeclined':
      return { title: '区里没让这家店参加', todo: '店主照区里说的改好，再申请一次。' }
    case 'shopClosed':
      return { title: '这家店现在不给优惠', todo: '换一家店。' }
    case 'shopSuspended':
      return { title: '这家店的优惠被区里暂停了', todo: '换一家店。' }
    case 'otherShopsOffer':
      return { title: '这是别的店的优惠', todo: '选这家店的优惠。' }
    case 'offerGone':
      return { title: '这个优惠已经结束', todo: '换一个优惠。' }
    case 'workKind':
      return { title: `这个优惠只给${workKindsText(refusal.allowed)}`, todo: '工种填错了，请联系站点负责人。' }
    case 'notYet':
      return { title: `${dayText(`${refusal.from}T00:00:00+08:00`, now)} 才开始`, todo: '到那天再来。' }
    case 'over':
      return { title: `${dayText(`${refusal.until}T00:00:00+08:00`, now)} 已经结束`, todo: '换一个优惠。' }
    case 'notThisWeekday':
      return {
        title: '今天不是优惠的日子',
        todo: `只在${refusal.weekdays.map((day) => `周${'一二三四五六日'.charAt(day - 1)}`).join('、')}。`,
      }
    case 'outsideHours':
      return { title: '现在不是优惠的时间', todo: `只在 ${windowsText(refusal.hours)}。` }
    case 'personDay':
      return {
        title: refusal.at === null ? `今天的 ${refusal.limit} 次用完了` : `今天 ${clockText(refusal.at)} 用过了，一天 ${refusal.limit} 次`,
        todo: again(refusal.next),
      }
    case 'personMonth':
      return { title: `这个月的 ${refusal.limit} 次用完了`, todo: again(refusal.next) }
    case 'personMonthFen':
      return { title: `这个月${leftText(refusal.leftFen)}`, todo: smaller(refusal) }
    case 'campaignDay':
      return { title: `“${refusal.title}”今天${usedText(refusal)}用过了，一天 ${refusal.limit} 次`, todo: again(refusal.next) }
    case 'campaignMonth':
      return { title: `“${refusal.title}”这个月的 ${refusal.limit} 次用完了`, todo: again(refusal.next) }
    case 'campaignDayFen':
      return {
        title: refusal.at
          ? `“${refusal.title}”今天${usedText(refusal)}用过了，${leftText(refusal.leftFen)}`
          : `“${refusal.title}”今天最多省 ${moneyText(refusal.leftFen)}`,
        todo: refusal.at ? smaller(refusal) : SMALLER,
      }
    case 'campaignMonthFen':
      return { title: `“${refusal.title}”这个月${leftText(refusal.leftFen)}`, todo: smaller(refusal) }
    case 'dayTotal':
      return { title: `今天的 ${refusal.limit} 份都给完了`, todo: again(refusal.next) }
    case 'stock':
      return { title: `${refusal.limit} 份都给完了`, todo: again(refusal.next) }
    case 'budget':
      return { title: '优惠的钱用完了', todo: `只剩 ${moneyText(refusal.leftFen)}，不够这一单。` }
    case 'tooMuch':
      return { title: '这个月用得太多，记不下了', todo: '下个月又能用。' }
  }
}

export const declineText: Record<DeclineReason, string> = {
  notThePerson: '不是本人',
  soldOut: '卖完了',
  kitchenClosed: '厨房关了',
  wrongOffer: '点错了优惠',
  other: '别的原因',
}

export const reversalText: Record<ReversalReason, string> = {
  tapped: '点错了',
  wrongOffer: '核错了优惠',
  wrongPerson: '不是这位顾客',
  notGiven: '没有给顾客',
  wrongAmount: '金额输错了',
}
