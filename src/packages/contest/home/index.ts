import type { DomainHome } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { clockText, comingText } from '../../../services/time'
import { Honours } from './Honours'
import { contestToday } from './today'

export const contestHome = {
  services: [
    {
      group: '学习',
      name: '技能竞赛',
      note: '报名、参赛号、成绩和荣誉',
      icon: 'trophy',
      open: () => openPage('contests'),
      now({ today, now }) {
        const thing = today.find(({ kind }) => kind === 'categoryOffer' || kind === 'contestDay')
        if (thing?.kind === 'categoryOffer') return { words: `名额给你留到${comingText(thing.until ?? thing.at, now)}`, urgent: true }
        return thing ? { words: `今天 ${clockText(thing.at)} 比赛` } : null
      },
      hindrance: ({ rider }) => (rider?.status === 'verified' ? null : '认证后能报名'),
    },
  ],
  today: contestToday,
  Mine: Honours,
  kept: { 'contest.mine': '1d8982ba' },
} satisfies DomainHome
