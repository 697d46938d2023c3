import type { Domain } from '../../kernel/domain'
import { contests } from './contestDocument'
import { syncContest, tellResultsTo, tellSignedUpTo } from './effects'
import { followContest } from './followContest'
import { contestResults, eraseResults } from './resultDocument'
import { signUps } from './signUpDocument'
import { tellResults } from './tellResults'
import { tellSignedUp } from './tellSignedUp'

/** Contests (职业技能竞赛): categories that people enter, bib numbers, results and honours. */
export const contest: Domain = {
  name: 'contest',
  collections: [contests, contestResults, signUps],
  effects: [
    syncContest.does(({ contestId, at }) => followContest(contestId, at)),
    tellResultsTo.does(tellResults),
    tellSignedUpTo.does(tellSignedUp),
  ],
  erase: eraseResults,
}
