import type { DomainHome } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { accountToday } from './today'

export const accountHome = {
  roles: {
    stationManager: {
      word: '站点负责人',
      may: '给来登记的小哥担保或退回，看本站名单',
      workplace: ({ stationId, stationName, waiting }) => ({
        icon: 'station',
        title: stationName,
        waiting: { count: waiting, words: '待担保' },
        next: waiting > 0 ? { title: `${waiting} 人等你担保`, action: '去担保' } : { title: '现在没有人等你担保', action: '看本站小哥' },
        leads: { says: (thing) => thing.kind === 'ridersWaiting' && thing.stationId === stationId },
        open: () => openPage('station', { stationId }),
      }),
    },
  },
  today: accountToday,
  kept: { 'account.me': 'cf760231' },
} satisfies DomainHome
