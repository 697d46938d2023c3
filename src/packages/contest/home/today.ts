import type { TodayWords } from '../../../domains/domainHome'
import { openPage } from '../../../routes'

export const contestToday = {
  categoryOffer: ({ contestId, title }) => ({
    title: `“${title}”有名额了`,
    note: '技能竞赛 · 过时给下一位',
    action: '去接受',
    open: () => openPage('contest', { contestId }),
  }),
  contestDay: ({ contestId, title }) => ({ title, note: '技能竞赛 · 今天比赛', open: () => openPage('contest', { contestId }) }),
} satisfies Partial<TodayWords>
