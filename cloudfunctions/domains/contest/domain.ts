import type { Domain } from '../../kernel/domain'
import { contests } from './contestDocument'
import { contestResults, eraseResults } from './resultDocument'
import { contestRunner } from './syncContest'
import { tellingRunners } from './tell'
import { todayOfContests } from './today'

/** Contests (职业技能竞赛): categories that people enter, bib numbers, results and honours. */
export const contest: Domain = {
  name: 'contest',
  copies: [{ collection: 'offerings', field: 'details.title', of: 'contests.title', kind: 'copy' }],
  collections: [contests, contestResults],
  effects: [contestRunner, ...tellingRunners],
  erase: eraseResults,
  today: todayOfContests,
}
