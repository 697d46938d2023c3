import type { DomainHome } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { Honours } from './Honours'
import { contestToday } from './today'

export const contestHome = {
  services: [{ name: '技能竞赛', note: '报名、参赛号、成绩和荣誉', icon: 'people', open: () => openPage('contests') }],
  today: contestToday,
  Mine: Honours,
  kept: { 'contest.mine': '1d8982ba' },
} satisfies DomainHome
