import type { AccountMessage } from '../../../../contract/account/messages'
import { roleWord } from '../../../domains'
import type { MessageWords } from '../../../domains/messageWords'
import { removedForText, returnReasonText, revealReasonLabel } from './rider'

type RoleMessage = Extract<AccountMessage, { kind: 'roleProposed' | 'roleGranted' | 'roleRevoked' }>

const roleAt = ({ role, placeName }: RoleMessage) => (placeName === null ? roleWord(role) : `${placeName}的${roleWord(role)}`)

export const accountMessages: MessageWords<AccountMessage> = {
  vouched: ({ stationName }) => ({ title: '站点已为你担保', body: `${stationName}担保你是本站小哥，现在等区里审核。` }),
  verified: ({ stationName }) => ({ title: '认证通过', body: `你已认证为${stationName}的小哥。` }),
  returned: ({ by, reasons }) => ({
    title: by === 'station' ? '站点请你修改登记' : '区里请你修改登记',
    body: reasons.map((reason) => `${returnReasonText[reason].what}：${returnReasonText[reason].todo}。`).join('\n'),
  }),
  removed: ({ stationName, reason }) => ({
    title: `你已不在${stationName}`,
    body: `原因：${removedForText[reason]}。到新站点后重新登记，就能再认证；有疑问请联系站点负责人。`,
  }),
  identityContested: () => ({
    title: '有人填了你的身份证号',
    body: '区工作人员会核实。如果不是你本人换手机，不用做什么，你的认证不受影响。',
  }),
  phoneRevealed: ({ stationName, reason }) => ({
    title: '站点看了你的手机号',
    body: `${stationName}的负责人看了你的完整手机号，原因：${revealReasonLabel[reason]}。觉得不该看，可以问站点，或向区工作人员反映。`,
  }),
  roleProposed: (content) => ({
    title: '邀请码收到了，等确认',
    body: `${roleAt(content)}要由另一位工作人员确认后才生效，确认了会告诉你。`,
  }),
  roleGranted: (content) => ({ title: '你有了新的工作入口', body: `你现在是${roleAt(content)}，入口在“我的”。` }),
  roleRevoked: (content) => ({ title: '工作入口已收回', body: `你不再是${roleAt(content)}。` }),
}
