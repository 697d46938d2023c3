import type { AccountMessage } from '../../../../contract/account/messages'
import { roleWord } from '../../../domains'
import type { MessageWords, Way } from '../../../domains/messageWords'
import { removedForText, returnReasonText, revealReasonLabel } from './rider'

type RoleMessage = Extract<AccountMessage, { kind: 'roleProposed' | 'roleGranted' | 'roleRevoked' }>

const roleAt = ({ role, placeName }: RoleMessage) => (placeName === null ? roleWord(role) : `${placeName}的${roleWord(role)}`)

const toStatus: Way = { words: '看办到哪一步', page: 'status' }
const toRegister: Way = { words: '去登记', page: 'register' }
const toMine: Way = { words: '去“我的”', tab: 'mine' }

export const accountMessages: MessageWords<AccountMessage> = {
  vouched: ({ stationName }) => ({ title: '站点已为你担保', body: `${stationName}担保你是本站小哥，现在等区里审核。`, way: toStatus }),
  verified: ({ stationName }) => ({ title: '认证通过', body: `你已认证为${stationName}的小哥。`, way: { words: '看小哥码', tab: 'pass' } }),
  returned: ({ by, reasons }) => ({
    title: by === 'station' ? '站点请你修改登记' : '区里请你修改登记',
    body: reasons.map((reason) => `${returnReasonText[reason].what}：${returnReasonText[reason].todo}。`).join('\n'),
    way: { words: '去修改', page: 'register' },
  }),
  removed: ({ stationName, reason }) => ({
    title: `你已不在${stationName}`,
    body: `原因：${removedForText[reason]}。到新站点后重新登记，就能再认证；有疑问请联系站点负责人。`,
    way: toRegister,
  }),
  identityContested: () => ({
    title: '有人填了你的身份证号',
    body: '区工作人员会核实。如果不是你本人换手机，不用做什么，你的认证不受影响。',
    way: toStatus,
  }),
  phoneRevealed: ({ stationName, reason }) => ({
    title: '站点看了你的手机号',
    body: `${stationName}的负责人看了你的完整手机号，原因：${revealReasonLabel[reason]}。觉得不该看，可以问站点，或向区工作人员反映。`,
    way: toStatus,
  }),
  roleProposed: (content) => ({
    title: '邀请码收到了，等确认',
    body: `${roleAt(content)}要由另一位工作人员确认后才生效，确认了会告诉你。`,
    way: toMine,
  }),
  roleGranted: (content) => ({ title: '你有了新的工作入口', body: `你现在是${roleAt(content)}，入口在“我的”。`, way: toMine }),
  roleRevoked: (content) => ({ title: '工作入口已收回', body: `你不再是${roleAt(content)}。`, way: toMine }),
}
