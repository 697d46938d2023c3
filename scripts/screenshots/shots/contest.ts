import { aContestView, someResults, someRiders, theHonours } from '../../../tests/builders/contestViews'
import { aSentRiderView } from '../../../tests/builders/views'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering } from './standIns'
import { inTurn, seen, tap } from './steps'

type Contest = ReturnType<typeof aContestView>
const now = () => new Date().toISOString()

const showing = (contest: () => Contest) =>
  answering(() => ({
    'account.me': { rider: aSentRiderView({ status: 'verified' }), consents: [], workplaces: [], unread: 0, messageCredits: 0 },
    'contest.list': { contests: [{ ...contest(), categories: contest().categories.length }], now: now() },
    'contest.show': { contest: contest(), now: now() },
    'contest.honours': { honours: theHonours },
    'station.members': { riders: someRiders, next: null },
    'contest.signUp': { state: 'held', bibs: someRiders.slice(0, 2).map(({ riderId }, at) => ({ riderId, bib: 18 + at })) },
  }))

const page = shotsOf('packages/contest/rider/')
const shot = (name: string, openid: string, path: string, caption: string, ...steps: Prepare[]) =>
  page(name, openid, path, caption, inTurn(...steps))

const both = inTurn(tap('外卖配送（示例）'), tap('示例甲'), tap('示例乙'))
const signUpPage = 'signUp/index?contestId=cts_sample&stationId=stn_1'

export const contestShots: readonly Shot[] = [
  shot('contests', 'rider-1', 'list/index', '技能竞赛', showing(aContestView), seen('个项目')),
  shot('contest', 'rider-1', 'show/index?contestId=cts_sample', '一场竞赛，报了一项', showing(aContestView), seen('参赛号')),
  shot('contest-leave', 'rider-1', 'show/index?contestId=cts_sample', '退出前再问一次', showing(aContestView), tap('不参加了')),
  shot(
    'contest-results',
    'rider-1',
    'show/index?contestId=cts_sample',
    '成绩出来了',
    showing(() => aContestView({ results: someResults })),
    seen('一等奖'),
  ),
  shot('contest-sign-up', 'manager-1', signUpPage, '站点负责人给本站小哥报名', showing(aContestView), both),
  shot('contest-signed-up', 'manager-1', signUpPage, '报上了，有参赛号', showing(aContestView), both, tap('给 2 人报名')),
  {
    name: 'mine-honours',
    openid: 'rider-1',
    page: 'pages/mine/index',
    caption: '我的，得过奖',
    prepare: inTurn(showing(aContestView), seen('我的荣誉')),
  },
]
