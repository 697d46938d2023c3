import { PassMessage } from '../../../contract/pass/messages'
import { messengerFor } from '../../kernel/inbox/effects'

/** How people are told about passes and gates. */
export const passNews = messengerFor(PassMessage, {
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
  keptOut: '没让进小区',
  gateRefused: '门岗已拒绝',
  useObjected: '记录有异议',
  gateWait: '门口等太久',
})
