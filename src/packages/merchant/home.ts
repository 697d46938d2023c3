import type { DomainHome } from '../../domains/domainHome'
import { openPage } from '../../routes'

export const merchantHome = {
  roles: {
    clerk: {
      word: '店员',
      workplace: ({ merchantId, merchantName }) => ({
        icon: 'ticket',
        title: merchantName,
        next: { title: '核验小哥', action: '去核验' },
        open: () => openPage('counter', { merchantId }),
      }),
    },
  },
} satisfies DomainHome
