import { offerings } from '../cloudfunctions/domains/booking/offeringDocument'
import { personIdOf } from '../cloudfunctions/kernel/people/ids'
import type { Actions } from '../contract'
import type { CategoryId } from '../contract/contest/ids'
import type { InputOf } from '../contract/kernel/action'
import { evening, isoEvening, lesson } from './evenings'
import { askInThePast } from './past'

type Contest = InputOf<Actions['contest.save']>

const BEFORE = evening(-60)

const contest = (id: string, title: string, first: number): Contest => ({
  contestId: `cts_${id}`,
  title: `${title}（示例）`,
  place: '东太湖广场（示例）',
  eligibility: [],
  description: '比谁送得又稳又快，也比交通安全知识。赛后发证书和奖品（示例）。',
  rounds: [
    { title: '初赛', ...lesson(evening(first)) },
    { title: '决赛', ...lesson(evening(first + 1)) },
  ],
  categories: [
    { categoryId: `cat_${id}mail`, title: '包裹分拣', capacity: 40, waitLimit: 20 },
    { categoryId: `cat_${id}meal`, title: '外卖配送', capacity: 60, waitLimit: 20 },
    { categoryId: `cat_${id}safe`, title: '交通安全', capacity: 1, waitLimit: 20 },
  ],
  opensAt: isoEvening(first - 30),
  closesAt: isoEvening(first - 2),
  cancelUntil: isoEvening(first - 3),
})

const OVER = contest('spring', '小哥技能邀请赛', -12)
const NEXT = contest('winter', '吴江小哥技能竞赛', 20)

const HONOURS = ['一等奖', '二等奖', null]

/** Creates a contest that is over, with results, and one that takes sign-ups. */
export async function fillContests(): Promise<void> {
  for (const settings of [OVER, NEXT]) {
    await askInThePast(BEFORE, 'staff-1', 'contest.save', settings)
    await askInThePast(BEFORE, 'staff-1', 'contest.publish', { contestId: settings.contestId })
  }
  const categoryId = 'cat_springmail'
  const people = ['rider-7', 'rider-1', 'rider-8']
  for (const openid of people) await askInThePast(evening(-20), openid, 'contest.enrol', { categoryId })
  const participants = (await offerings.get(categoryId as CategoryId))?.participants ?? {}
  const rows = people.map((openid, at) => ({
    bib: participants[personIdOf(openid)]?.number ?? at + 1,
    place: at + 1,
    score: `${98 - at} 分`,
    honour: HONOURS[at] ?? null,
  }))
  await askInThePast(evening(-11), 'staff-1', 'contest.saveResults', { contestId: OVER.contestId, categoryId, round: 2, rows })
}
