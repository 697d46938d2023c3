import type { MessageContent } from '../../contract/kernel/message'
import type { Workplace } from '../../contract/kernel/roles'
import { bookingMessageText } from './bookingMessages'
import { type PassMessage, passMessageText } from './passMessages'
import { removedForText, returnReasonText } from './rider'
import { roleText } from './roles'

const roleAt = (content: { role: Workplace['role']; placeName: string | null }) =>
  content.placeName === null ? roleText[content.role] : `${content.placeName}的${roleText[content.role]}`

const isPassMessage = (content: MessageContent): content is PassMessage => /^(pass|listing|gate|appealAnswered$)/.test(content.kind)

/** A message of the inbox in words: what happened, and what it means or what to do. */
export function messageText(content: MessageContent): { title: string; body: string } {
  switch (content.kind) {
    case 'vouched':
      return { title: '站点已为你担保', body: `${content.stationName}担保你是本站小哥，现在等区里审核。` }
    case 'verified':
      return { title: '认证通过', body: `你已认证为${content.stationName}的小哥。` }
    case 'returned':
      return {
        title: content.by === 'station' ? '站点请你修改登记' : '区里请你修改登记',
        body: content.reasons.map((reason) => `${returnReasonText[reason].what}：${returnReasonText[reason].todo}。`).join('\n'),
      }
    case 'removed':
      return {
        title: `你已不在${content.stationName}`,
        body: `原因：${removedForText[content.reason]}。到新站点后重新登记，就能再认证；有疑问请联系站点负责人。`,
      }
    case 'identityContested':
      return { title: '有人填了你的身份证号', body: '区工作人员会核实。如果不是你本人换手机，不用做什么，你的认证不受影响。' }
    case 'roleGranted':
      return { title: '你有了新的工作入口', body: `你现在是${roleAt(content)}，入口在“我的”。` }
    case 'roleRevoked':
      return { title: '工作入口已收回', body: `你不再是${roleAt(content)}。` }
    default:
      return isPassMessage(content) ? passMessageText(content) : bookingMessageText(content)
  }
}
