import { offerings } from '../../../../cloudfunctions/domains/booking/offeringDocument'
import { contests } from '../../../../cloudfunctions/domains/contest/contestDocument'
import { aContest, contestSettings } from '../../contests'
import { daysAfter, minutesAfter } from '../../time'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

const fresh = ({ staff }: Scene) => {
  const number = nextNumber()
  return aContest(staff, `fresh${number}`, 5 + 2 * number)
}

const verified = ({ rider, own }: Scene) => rider({ status: 'verified', stationId: own })

/** A contest whose first round goes on, and somebody's bib number in a category of it. */
async function running(scene: Scene) {
  const [{ contestId, a }, rider] = [await fresh(scene), await verified(scene)]
  await rider.must('contest.enrol', { categoryId: a })
  const rounds = [{ title: '初赛', from: minutesAfter(scene.city.now, -1), to: daysAfter(scene.city.now, 1) }]
  await contests.update(contestId, {}, { rounds })
  const bib = (await offerings.get(a))?.participants[rider.personId]?.number ?? 0
  return { contestId, categoryId: a, round: 1, rows: [{ bib, place: 1, score: '98 分', honour: '一等奖' }] }
}

/** One for each action around contests. */
export const contestSamples: Pick<Samples, Extract<keyof Samples, `contest.${string}`>> = {
  'contest.list': async (scene) => {
    await fresh(scene)
    return { by: scene.stranger(), input: {}, other: null }
  },
  'contest.show': async (scene) => ({ by: scene.stranger(), input: { contestId: (await fresh(scene)).contestId }, other: null }),
  'contest.mine': async ({ stranger }) => ({ by: stranger(), input: {}, other: null }),
  'contest.enrol': async (scene) => {
    const { a } = await fresh(scene)
    return { by: await verified(scene), input: { categoryId: a }, other: null }
  },
  'contest.wait': async (scene) => {
    const { a } = await fresh(scene)
    return { by: await verified(scene), input: { categoryId: a }, other: null }
  },
  'contest.accept': async (scene) => {
    const { a } = await fresh(scene)
    const people = [await verified(scene), await verified(scene), await verified(scene)] as const
    for (const rider of people) await rider.must('contest.wait', { categoryId: a })
    await people[0].must('contest.leave', { categoryId: a })
    return { by: people[2], input: { categoryId: a }, other: null }
  },
  'contest.leave': async (scene) => {
    const [{ a }, rider] = [await fresh(scene), await verified(scene)]
    await rider.must('contest.enrol', { categoryId: a })
    return { by: rider, input: { categoryId: a }, other: null }
  },
  'contest.signUp': async (scene) => {
    const { a } = await fresh(scene)
    const riderIds = [(await verified(scene)).riderId, (await verified(scene)).riderId]
    const input = { stationId: scene.own, categoryId: a, riderIds, wait: false }
    return { by: scene.manager, input, other: { ...input, wait: true } }
  },
  'contest.save': async ({ staff }) => {
    const input = contestSettings(`saved${nextNumber()}`)
    return { by: staff, input, other: { ...input, title: '示例改名' } }
  },
  'contest.publish': async ({ staff }) => {
    const settings = contestSettings(`published${nextNumber()}`)
    await staff.must('contest.save', settings)
    return { by: staff, input: { contestId: settings.contestId }, other: null }
  },
  'contest.saveResults': async (scene) => {
    const input = await running(scene)
    return { by: scene.staff, input, other: { ...input, rows: [] } }
  },
  'contest.results': async (scene) => {
    const { rows, ...of } = await running(scene)
    await scene.staff.must('contest.saveResults', { ...of, rows })
    return { by: scene.stranger(), input: of, other: null }
  },
  'contest.honours': async ({ stranger }) => ({ by: stranger(), input: {}, other: null }),
}
