import type { Workplaces } from '../../../contract/kernel/roles'
import type { DomainHome, Known } from '../../domains/domainHome'
import { openPage } from '../../routes'
import { isSameDay } from '../../services/time'

type Shop = Workplaces['clerk' | 'shopOwner']

/** The counter, where an owner may stand in for a clerk. */
const counter = {
  workplace: ({ merchantId, merchantName }: Shop) => ({
    icon: 'tag' as const,
    title: merchantName,
    next: { title: '核验小哥', action: '扫顾客的码' },
    open: () => openPage('counter', { merchantId }),
  }),
  duty: '核验' as const,
  todayAt({ merchantId }: Shop, { answer, now }: Known) {
    const day = answer('merchant.today', { merchantId })
    return day && isSameDay(day.now, now) ? `今天核验 ${day.checked} 人次` : null
  },
}

export const merchantHome = {
  services: [
    {
      group: '生活',
      name: '优惠',
      note: '吃饭、洗车、充电，今天还能用几次',
      icon: 'shop',
      open: () => openPage('shops'),
      hindrance: ({ rider }) => (rider?.status === 'verified' ? null : '认证后能用'),
    },
  ],
  records: [{ name: '我的优惠', note: '在店里用过的优惠，这个月省了多少', icon: 'coin', open: () => openPage('redemptions') }],
  roles: {
    clerk: { ...counter, word: '店员', may: '扫小哥的码，核验是不是认证小哥，核销优惠' },
    shopOwner: { ...counter, word: '店主', may: '扫小哥的码、核销优惠，和店员一起冲正' },
  },
  kept: { 'merchant.today': 'c835bef3' },
} satisfies DomainHome
