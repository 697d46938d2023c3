import type { TodayWords } from '../../../domains/domainHome'
import { openPage, openTab } from '../../../routes'

export const passToday = {
  passGrace: () => ({
    title: '小哥码快要停用',
    note: '你已离开站点。这之前到新站点登记，就不会断',
    action: '去登记',
    open: () => openPage('register'),
  }),
  passRenewal: () => ({ title: '小哥码快到期了', note: '续一下就能接着用', action: '去续期', open: () => openTab('pass') }),
  listingsWaiting: ({ compoundId, compoundName, count }) => ({
    title: `${count} 人申请进白名单`,
    note: compoundName,
    action: '去处理',
    open: () => openPage('compoundListings', { compoundId }),
  }),
} satisfies Partial<TodayWords>
