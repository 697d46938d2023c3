import type { MessageContent } from '../../../contract/kernel/message'

/** Where a tap on the message leads. */
const PAGE = 'packages/account/person/inbox/index'

/** A `phrase` field takes at most five Chinese characters. */
const WORDS: Readonly<Record<MessageContent['kind'], string>> = {
  vouched: '站点已担保',
  verified: '认证已通过',
  returned: '资料待修改',
  removed: '已移出站点',
  identityContested: '身份有提醒',
  roleGranted: '身份已开通',
  roleRevoked: '身份已收回',
  passEnding: '码将要停用',
  passSuspended: '码已被暂停',
  passRevoked: '码已被吊销',
  passRestored: '码已经恢复',
  passExpired: '码已经到期',
  passMoved: '码换了手机',
  appealAnswered: '申诉有结果',
  listingApproved: '白名单通过',
  listingRefused: '白名单未过',
  listingRemoved: '移出白名单',
  gateRefused: '门岗已拒绝',
  gateWait: '门口等太久',
  placeOffered: '有名额给你',
  offerOver: '名额已转让',
  sessionCancelled: '班次已取消',
  lessonCancelled: '有一节不上',
  sessionChanged: '课程有变动',
  lessonSoon: '快要上课了',
  bookedByStaff: '已帮你报名',
  removedByStaff: '报名被取消',
  drawn: '摇号有结果',
  noShow: '爽约记一次',
  noShowExcused: '爽约已取消',
  certificateIssued: '证书已发放',
  certificateRevoked: '证书被撤销',
  signedUp: '已帮你报名',
  contestResult: '竞赛有成绩',
}

/** The subscription message "审核结果通知": phrase1 the result, time2 when (template fields as registered, docs/deploy.md). */
export function decisionMessage(openid: string, decision: MessageContent['kind'], at: Date) {
  return {
    touser: openid,
    templateId: process.env.MESSAGE_TEMPLATE_ID ?? '',
    page: PAGE,
    data: { phrase1: { value: WORDS[decision] }, time2: { value: timeText(at) } },
  }
}

/** 2026年11月23日 19:00, as WeChat's `time` fields are written, in Shanghai. */
function timeText(at: Date): string {
  const [year, month, day, hour, minute] = new Date(at.getTime() + 8 * 3_600_000).toISOString().split(/[-T:]/)
  return `${year}年${month}月${day}日 ${hour}:${minute}`
}

/** WeChat's code for "the user refuses to accept the message". */
export const USER_REFUSED = 43101
