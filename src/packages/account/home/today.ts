import type { TodayWords } from '../../../domains/domainHome'
import { openPage } from '../../../routes'

export const accountToday = {
  ridersWaiting: ({ stationId, stationName, count }) => ({
    title: `${count} 人等你担保`,
    note: stationName,
    action: '去担保',
    open: () => openPage('station', { stationId }),
  }),
} satisfies Partial<TodayWords>
