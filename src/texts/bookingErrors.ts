import type { ClassCodeFault } from '../../contract/course/refusals'
import type { RefusalDetails } from '../../contract/kernel/refusal'
import { dayText, momentText } from '../services/time'
import { ruleText } from './eligibility'

type BookingCode =
  | 'NOT_OPEN_YET'
  | 'BOOKING_CLOSED'
  | 'FULL'
  | 'ALREADY_BOOKED'
  | 'CLASHES_WITH'
  | 'BOOKING_LIMIT'
  | 'NOT_ELIGIBLE'
  | 'BOOKING_BLOCKED'
  | 'OFFER_OVER'
  | 'NOT_BOOKED'
  | 'ALREADY_BEGUN'
  | 'PLACES_ARE_DRAWN'
  | 'CLASS_CODE_REFUSED'
  | 'OTHER_LESSON'
  | 'CHECK_IN_NOT_OPEN'
  | 'CHECK_IN_OVER'
  | 'PHONE_CHECKED_IN'
  | 'NOT_POSSIBLE_NOW'

const alreadyText: Record<RefusalDetails['ALREADY_BOOKED']['state'], string> = {
  held: '你已经报上了，不用再报',
  waiting: '你已经在候补，不用再报',
  offered: '有名额留给你了，请点“接受名额”',
}

const fullText = ({ waitlist, waiting }: RefusalDetails['FULL']) => {
  if (!waitlist) return '名额和候补都满了。可以看看别的班次'
  return waiting > 0 ? `名额满了，有 ${waiting} 人在候补。要排队请点“加入候补”` : '名额刚满。要排队请点“加入候补”'
}

/** Why the code of a class doesn't hold, and what to do. */
export const classCodeText: Record<ClassCodeFault, string> = {
  unreadable: '这不是签到码，请扫老师手机上的码',
  otherVersion: '版本太旧。请退出小程序再打开，再扫一次',
  forged: '这个码不是真的，请扫老师手机上的码',
  otherPhone: '换手机了。请扫老师现在手上的码',
  expired: '这个码过了 30 秒。码会自己换，请对准老师手机再扫',
  future: '老师手机时间不准。请老师刷新，再扫一次',
}

/** Every way in which a booking can be refused, in words that say what to do next. */
export const bookingErrorText: { [C in BookingCode]: (details: RefusalDetails[C]) => string } = {
  NOT_OPEN_YET: ({ opensAt }) => `还没开始报名，${momentText(opensAt, new Date())}开始`,
  BOOKING_CLOSED: () => '报名已经结束。可以看看别的班次',
  FULL: fullText,
  ALREADY_BOOKED: ({ state }) => alreadyText[state],
  CLASHES_WITH: ({ title, from }) => `和你报的“${title}”（${momentText(from, new Date())}）时间撞了，或者赶不过去。要换，请先取消那一个`,
  BOOKING_LIMIT: ({ limit }) => `这一类同时最多报 ${limit} 个。要换，请先取消一个`,
  NOT_ELIGIBLE: ({ rule }) => `这个班次有报名条件：${ruleText(rule)}`,
  BOOKING_BLOCKED: ({ until }) => `爽约次数多了，${dayText(until, new Date())}起才能再报。有误请联系工会`,
  OFFER_OVER: () => '留给你的时间过了，名额已经给了下一位。可以再加入候补',
  NOT_BOOKED: () => '你没有报这个班次，或者已经取消了',
  ALREADY_BEGUN: () => '已经开课，不能再取消。有事请联系老师',
  PLACES_ARE_DRAWN: () => '这个班次摇号决定名额，请填志愿',
  CLASS_CODE_REFUSED: ({ reason }) => classCodeText[reason],
  OTHER_LESSON: ({ title, from }) => `这是“${title}”（${momentText(from, new Date())}）的码，不是你要签的课`,
  CHECK_IN_NOT_OPEN: ({ opensAt }) => `还没开始签到，${momentText(opensAt, new Date())}开始。到时再扫就行，不影响`,
  CHECK_IN_OVER: ({ closedAt }) => `签到 ${momentText(closedAt, new Date())}结束了。来过的请让老师补记`,
  PHONE_CHECKED_IN: () => '这部手机给别人签过这节课了，只能签一个人。请让老师点名',
  NOT_POSSIBLE_NOW: () => '现在的状态不能这样办，请刷新后再看',
}
