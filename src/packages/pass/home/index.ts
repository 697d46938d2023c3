import type { DomainHome } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { isSameDay } from '../../../services/time'
import { passToday } from './today'

export const passHome = {
  services: [
    {
      group: '通行',
      name: '友好小区',
      note: '哪些能进、怎么进，申请白名单',
      icon: 'building',
      open: () => openPage('compounds'),
      hindrance: ({ rider }) => (rider?.status === 'verified' ? null : '认证后能进'),
    },
    {
      group: '通行',
      name: '文明公约',
      note: '小哥、站点、小区三方一起遵守',
      icon: 'pact',
      open: () => openPage('convention'),
      now({ answer }) {
        const pass = answer('pass.mine')?.pass
        if (!pass) return null
        return pass.convention.acceptedAt === null ? { words: '还没签，签了才能申请白名单', urgent: true } : { words: '签好了' }
      },
    },
  ],
  roles: {
    propertyManager: {
      word: '物业',
      may: '定进门规则，批白名单，管门岗和门口码',
      workplace: ({ compoundId, compoundName, waiting }) => ({
        icon: 'clipboard',
        title: compoundName,
        waiting: { count: waiting, words: '申请' },
        next:
          waiting > 0 ? { title: `${waiting} 人申请进白名单`, action: '去处理' } : { title: '现在没有人申请白名单', action: '看小区今天' },
        leads: {
          says: (thing) => thing.kind === 'listingsWaiting' && thing.compoundId === compoundId,
          ...(waiting > 0 && { open: () => openPage('compoundListings', { compoundId }) }),
        },
        open: () => openPage('compoundHome', { compoundId }),
      }),
    },
    guard: {
      word: '门岗',
      may: '在门口核验小哥，放行或拒绝，看今天的记录',
      workplace: ({ compoundId, compoundName }) => ({
        icon: 'shield',
        title: compoundName,
        next: { title: '值班，核验小哥', action: '去值班' },
        open: () => openPage('duty', { compoundId }),
      }),
      duty: '值班',
      todayAt({ compoundId }, { answer, now }) {
        const duty = answer('gate.duty', { compoundId })
        return duty && isSameDay(duty.now, now) ? `今天 ${duty.today.entered} 人次` : null
      },
    },
  },
  records: [{ name: '我的通行记录', note: '进过哪里，什么时候，保留 90 天', icon: 'list', open: () => openPage('uses') }],
  today: passToday,
  kept: { 'pass.mine': 'de818734', 'gate.duty': '04195b92', 'gate.offlineList': 'f75ddfdb' },
} satisfies DomainHome
