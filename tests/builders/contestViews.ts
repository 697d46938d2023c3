import type { RiderId } from '../../contract/account/ids'
import type { OwnBooking } from '../../contract/booking/booking'
import type { CategoryView, ContestView } from '../../contract/contest/contest'
import { categoryId, contestId } from './contests'
import { daysAfter, minutesAfter, NOON } from './time'

const at = (days: number, minutes = 0) => minutesAfter(daysAfter(NOON, days), minutes).toISOString()

export const aCategoryView = (overrides: Partial<CategoryView> = {}): CategoryView => ({
  categoryId: categoryId('mail'),
  title: '包裹分拣（示例）',
  availability: {
    state: 'open',
    mode: 'firstCome',
    opensAt: at(-1),
    closesAt: at(9),
    cancelUntil: at(8),
    capacity: 40,
    left: 12,
    waiting: 0,
    offerMinutes: 120,
  },
  mine: null,
  bib: null,
  ...overrides,
})

export const myPlace: OwnBooking = {
  state: 'held',
  since: NOON.toISOString(),
  position: null,
  offeredUntil: null,
  cancelling: 'free',
  drawn: null,
}

/** A contest that is open for sign-up. The rider takes part in the first category; the second has free places, the third a waitlist. */
export const aContestView = (overrides: Partial<ContestView> = {}): ContestView => ({
  contestId: contestId(),
  title: '吴江小哥技能竞赛（示例）',
  place: '东太湖广场（示例）',
  from: at(10),
  to: at(11, 180),
  description: '比谁送得又稳又快，也比交通安全知识。赛后发证书和奖品（示例）。',
  rounds: [
    { no: 1, title: '初赛', from: at(10), to: at(10, 180) },
    { no: 2, title: '决赛', from: at(11), to: at(11, 180) },
  ],
  eligibility: [],
  categories: [
    aCategoryView({ mine: myPlace, bib: 17 }),
    aCategoryView({ categoryId: categoryId('meal'), title: '外卖配送（示例）' }),
    aCategoryView({
      categoryId: categoryId('safe'),
      title: '交通安全（示例）',
      availability: { ...aCategoryView().availability, state: 'waitlist', left: 0, waiting: 3 },
    }),
  ],
  results: [],
  ...overrides,
})

const row = (place: number, bib: number, maskedName: string, score: string, honour: string | null, mine = false) => ({
  place,
  bib,
  maskedName,
  score,
  honour,
  mine,
})

export const someResults = [
  {
    categoryId: categoryId('mail'),
    round: 2,
    rows: [row(1, 8, '陈*', '98.5 分', '一等奖'), row(2, 17, '示*', '97 分', '二等奖', true), row(3, 31, '吴*', '95.5 分', null)],
  },
]

export const theHonours = [
  { contestId: contestId(), contest: '吴江小哥技能竞赛（示例）', category: '包裹分拣（示例）', honour: '二等奖', at: NOON.toISOString() },
]

export const someRiders = ['示例甲', '示例乙', '示例丙'].map((realName, index) => ({
  riderId: `rdr_${index}` as RiderId,
  realName,
  workKind: 'deliveryRider' as const,
  status: 'verified' as const,
  since: NOON.toISOString(),
}))
