import { AccountMessage } from '../../../contract/account/messages'
import { messengerFor } from '../../kernel/inbox/effects'

/** How people are told about their registration and roles. */
export const accountNews = messengerFor(AccountMessage, {
  vouched: '站点已担保',
  verified: '认证已通过',
  returned: '资料待修改',
  removed: '已移出站点',
  identityContested: '身份有提醒',
  phoneRevealed: '号码有人看',
  roleProposed: '身份待确认',
  roleGranted: '身份已开通',
  roleRevoked: '身份已收回',
})
