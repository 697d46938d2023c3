import type { DomainHome } from '../../domains/domainHome'
import { openPage } from '../../routes'

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
    },
  },
} satisfies DomainHome
