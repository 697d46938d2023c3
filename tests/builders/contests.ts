import type { save } from '../../contract/contest/contest'
import type { CategoryId, ContestId } from '../../contract/contest/ids'
import type { InputOf } from '../../contract/kernel/action'
import type { Phone } from './city/phone'
import { daysAfter, minutesAfter, NOON } from './time'

export type ContestSettings = InputOf<typeof save>

export const contestId = (name = 'sample') => `cts_${name}` as ContestId
export const categoryId = (name = 'sample') => `cat_${name}` as CategoryId

/** A contest of two days, a number of days after noon, open for sign-up now: two categories with two places each. */
export function contestSettings(name: string, days = 5, overrides: Partial<ContestSettings> = {}): ContestSettings {
  const day = (after: number, minutes = 0) => minutesAfter(daysAfter(NOON, days + after), minutes).toISOString()
  return {
    contestId: contestId(name),
    title: '示例竞赛',
    description: '示例：比谁送得又稳又快。',
    place: '示例广场',
    rounds: [
      { title: '初赛', from: day(0), to: day(0, 180) },
      { title: '决赛', from: day(1), to: day(1, 180) },
    ],
    categories: ['a', 'b'].map((of) => ({ categoryId: categoryId(name + of), title: `示例项目${of}`, capacity: 2, waitLimit: 2 })),
    opensAt: daysAfter(NOON, -1).toISOString(),
    closesAt: day(-1),
    cancelUntil: day(-1),
    eligibility: [],
    ...overrides,
  }
}

/** A published contest, created through the actions that staff use. */
export async function aContest(staff: Phone, name: string, days?: number, overrides?: Partial<ContestSettings>) {
  const settings = contestSettings(name, days, overrides)
  await staff.must('contest.save', settings)
  await staff.must('contest.publish', { contestId: settings.contestId })
  return { contestId: contestId(name), a: categoryId(`${name}a`), b: categoryId(`${name}b`), settings }
}
