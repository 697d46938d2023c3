import type { DomainHome } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { passToday } from './today'

export const passHome = {
  roles: {
    propertyManager: {
      word: '物业',
      workplace: ({ compoundId, compoundName, waiting }) => ({
        icon: 'home',
        title: compoundName,
        waiting: { count: waiting, words: '申请' },
        next:
          waiting > 0 ? { title: `${waiting} 人申请进白名单`, action: '去处理' } : { title: '现在没有人申请白名单', action: '看小区今天' },
        open: () => openPage('compoundHome', { compoundId }),
      }),
    },
    guard: {
      word: '门岗',
      workplace: ({ compoundId, compoundName }) => ({
        icon: 'shield',
        title: compoundName,
        next: { title: '值班，核验小哥', action: '去值班' },
        open: () => openPage('duty', { compoundId }),
      }),
      isDuty: true,
    },
  },
  today: passToday,
  kept: { 'pass.mine': 'de818734', 'gate.duty': '04195b92', 'gate.offlineList': 'f75ddfdb' },
} satisfies DomainHome
