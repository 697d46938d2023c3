import type { DomainHome, Service } from '../../../domains/domainHome'
import { openPage, openTab } from '../../../routes'
import { accountToday } from './today'

/** What is everybody's own. It comes after the services of all domains. */
export const ownServices: readonly Service[] = [
  { name: '我的消息', note: '每一次担保和审核的结果', icon: 'bell', open: () => openPage('inbox') },
  { name: '个人信息', note: '你同意了什么，随时可以收回', icon: 'document', open: () => openPage('consents') },
  { name: '邀请码', note: '站点负责人、区工作人员从这里上岗', icon: 'ticket', open: () => openPage('invitation') },
]

export const accountHome = {
  services: [{ name: '小哥认证', note: '登记、看进度、修改', icon: 'shield', open: () => openTab('pass') }],
  roles: {
    stationManager: {
      word: '站点负责人',
      workplace: ({ stationId, stationName, waiting }) => ({
        icon: 'station',
        title: stationName,
        waiting: { count: waiting, words: '待担保' },
        next: waiting > 0 ? { title: `${waiting} 人等你担保`, action: '去担保' } : { title: '现在没有人等你担保', action: '看本站小哥' },
        open: () => openPage('station', { stationId }),
      }),
    },
  },
  today: accountToday,
  kept: { 'account.me': '95e185f5' },
} satisfies DomainHome
