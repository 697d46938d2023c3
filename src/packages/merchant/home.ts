import type { DomainHome } from '../../domains/domainHome'
import { openPage } from '../../routes'
import { isSameDay } from '../../services/time'

export const merchantHome = {
  roles: {
    clerk: {
      word: '店员',
      may: '扫小哥的码，核验是不是认证小哥',
      workplace: ({ merchantId, merchantName }) => ({
        icon: 'tag',
        title: merchantName,
        next: { title: '核验小哥', action: '扫顾客的码' },
        open: () => openPage('counter', { merchantId }),
      }),
      duty: '核验',
      todayAt({ merchantId }, { answer, now }) {
        const day = answer('merchant.today', { merchantId })
        return day && isSameDay(day.now, now) ? `今天核验 ${day.checked} 人次` : null
      },
    },
  },
  kept: { 'merchant.today': 'c835bef3' },
} satisfies DomainHome
