import type { BookingRefusals } from '../../../../contract/booking/refusals'
import { addRefusals } from '../../../services/errorText'
import { dayText, momentText } from '../../../services/time'
import { ruleText } from './eligibility'

const alreadyText: Record<BookingRefusals['ALREADY_BOOKED']['state'], string> = {
  held: '你已经报上了，不用再报',
  waiting: '你已经在候补，不用再报',
  offered: '有名额留给你了，请点“接受名额”',
}

const fullText = ({ waitlist, waiting }: BookingRefusals['FULL']) => {
  if (!waitlist) return '名额和候补都满了。可以看看别的班次'
  return waiting > 0 ? `名额满了，有 ${waiting} 人在候补。要排队请点“加入候补”` : '名额刚满。要排队请点“加入候补”'
}

addRefusals<BookingRefusals>({
  NOT_OPEN_YET: ({ opensAt }) => `还没开始报名，${momentText(opensAt, new Date())}开始`,
  BOOKING_CLOSED: () => '报名已经结束。可以看看别的班次',
  FULL: fullText,
  ALREADY_BOOKED: ({ state }) => alreadyText[state],
  CLASHES_WITH: ({ title, from }) => `和你报的“${title}”（${momentText(from, new Date())}）时间撞了，或者赶不过去。要换，请先取消那一个`,
  BOOKING_LIMIT: ({ limit, overall }) => `${overall ? '所有报名加候补' : '这一类'}同时最多 ${limit} 个。要换，请先取消一个`,
  NOT_ELIGIBLE: ({ rule }) => `这个班次有报名条件：${ruleText(rule)}`,
  BOOKING_BLOCKED: ({ until }) => `爽约次数多了，${dayText(until, new Date())}起才能再报。有误请联系工会`,
  OFFER_OVER: () => '留给你的时间过了，名额已经给了下一位。可以再加入候补',
  NOT_BOOKED: () => '你没有报这个班次，或者已经取消了',
  ALREADY_BEGUN: () => '已经开课，不能再取消。有事请联系老师',
  PLACES_ARE_DRAWN: () => '这个班次摇号决定名额，请填志愿',
})
