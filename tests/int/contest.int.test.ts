import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { contestResults } from '../../cloudfunctions/domains/contest/resultDocument'
import type { CategoryId } from '../../contract/contest/ids'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest, contestId, contestSettings } from '../builders/contests'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

let numbers = 0
/** Each on days of its own: nobody's bookings clash. */
const contest = (overrides?: Parameters<typeof aContest>[3]) => {
  numbers += 1
  return aContest(scene.staff, `no${numbers}`, 3 + 3 * numbers, overrides)
}
const verified = () => scene.rider({ status: 'verified', stationId: scene.own })
const mineIn = async (phone: Phone, id: ReturnType<typeof contestId>, category: CategoryId) =>
  (await phone.must('contest.show', { contestId: id })).contest.categories.find(({ categoryId }) => categoryId === category)

describe('staff', () => {
  test('draft a contest that nobody sees, and publish it', async () => {
    const settings = contestSettings('drafted')
    expect(await scene.staff.must('contest.save', settings)).toMatchObject({ status: 'draft' })
    expect(await scene.stranger().call('contest.show', { contestId: contestId('drafted') })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    await scene.staff.must('contest.publish', { contestId: contestId('drafted') })
    const { contest: shown } = await scene.stranger().must('contest.show', { contestId: contestId('drafted') })
    expect(shown).toMatchObject({ title: settings.title, rounds: [{ no: 1 }, { no: 2 }], categories: [{ availability: { left: 2 } }, {}] })
    const { contests } = await scene.stranger().must('contest.list', {})
    expect(contests.map((one) => one.contestId)).toContain(contestId('drafted'))
  })

  test.each([
    ['closes after it begins', { closesAt: daysAfter(NOON, 60).toISOString() }, 'closesAt'],
    ['closes before it opens', { closesAt: daysAfter(NOON, -2).toISOString() }, 'closesAt'],
    ['lets people leave after it begins', { cancelUntil: daysAfter(NOON, 60).toISOString() }, 'cancelUntil'],
    [
      'begins in the past',
      { rounds: [{ title: '初赛', from: daysAfter(NOON, -1).toISOString(), to: NOON.toISOString() }] },
      'rounds.0.from',
    ],
  ])('can’t save one that %s', async (_, wrong, field) => {
    const reply = await scene.staff.call('contest.save', contestSettings('wrong', 30, wrong))
    expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field } } })
  })

  test('can’t take a category away once it is published, nor take one of another contest, nor change it once it has begun', async () => {
    const { settings, a } = await contest()
    const refused = { error: { code: 'NOT_POSSIBLE_NOW' } }
    expect(await scene.staff.call('contest.save', { ...settings, categories: settings.categories.slice(0, 1) })).toMatchObject(refused)
    const thief = contestSettings('thief', 40)
    const categories = [{ ...thief.categories[0], categoryId: a, title: '示例', capacity: 1, waitLimit: 0 }]
    expect(await scene.staff.call('contest.save', { ...thief, categories })).toMatchObject(refused)
    city.now = new Date(settings.rounds[0]?.from ?? NOON)
    const later = contestSettings(`no${numbers}`, 100)
    expect(await scene.staff.call('contest.save', later)).toMatchObject(refused)
  })

  test('give more places: who waits is offered one; move the day: everybody in it hears once and has it in the agenda', async () => {
    const { settings, a, contestId: id } = await contest()
    const people = [await verified(), await verified(), await verified()] as const
    for (const rider of people) await rider.must('contest.wait', { categoryId: a })
    expect(await mineIn(people[2], id, a)).toMatchObject({ mine: { state: 'waiting', position: 1 } })
    const more = settings.categories.map((one) => ({ ...one, capacity: 3 }))
    await scene.staff.must('contest.save', { ...settings, categories: more })
    expect(await mineIn(people[2], id, a)).toMatchObject({ mine: { state: 'offered' } })
    const moved = contestSettings(`no${numbers}`, 4 + 3 * numbers, { categories: more })
    await scene.staff.must('contest.save', moved)
    await city.settle()
    for (const rider of people) expect((await inboxOf(rider)).filter(({ kind }) => kind === 'sessionChanged')).toHaveLength(1)
    expect((await offerings.get(a))?.slots).toEqual([
      { from: new Date(moved.rounds[0]?.from ?? 0), to: new Date(moved.rounds[0]?.to ?? 0) },
    ])
  })
})

describe('a rider', () => {
  test('signs up alone, has a bib number, waits where it is full, and leaves: the next is offered the place', async () => {
    const { a, contestId: id } = await contest()
    const [first, second, third] = [await verified(), await verified(), await verified()]
    await first.must('contest.enrol', { categoryId: a })
    await second.must('contest.enrol', { categoryId: a })
    expect(await mineIn(first, id, a)).toMatchObject({ bib: 1, mine: { state: 'held' } })
    expect(await mineIn(second, id, a)).toMatchObject({ bib: 2 })
    expect(await third.call('contest.enrol', { categoryId: a })).toMatchObject({ error: { code: 'FULL' } })
    await third.must('contest.wait', { categoryId: a })
    await first.must('contest.leave', { categoryId: a })
    await third.must('contest.accept', { categoryId: a })
    expect(await mineIn(third, id, a)).toMatchObject({ bib: 3 })
    expect(await mineIn(first, id, a)).toMatchObject({ bib: null, mine: { state: 'cancelled' } })
    expect(await first.call('contest.leave', { categoryId: a })).toMatchObject({ error: { code: 'NOT_BOOKED' } })
  })

  test('can’t be in two categories at one time', async () => {
    const { a, b } = await contest()
    const rider = await verified()
    await rider.must('contest.enrol', { categoryId: a })
    expect(await rider.call('contest.enrol', { categoryId: b })).toMatchObject({ error: { code: 'CLASHES_WITH' } })
    expect(await rider.call('contest.enrol', { categoryId: 'cat_nobody' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('a station manager', () => {
  const signUp = (categoryId: CategoryId, riders: readonly Phone[], wait = false, request?: string) =>
    scene.manager.call(
      'contest.signUp',
      { stationId: scene.own, categoryId, riderIds: riders.map(({ riderId }) => riderId), wait },
      request,
    )

  test('signs riders up together; each is told once by whom, also when it is asked twice, and can leave alone', async () => {
    const { a, contestId: id } = await contest()
    const people = [await verified(), await verified()] as const
    const request = newRequestId()
    const reply = await signUp(a, people, false, request)
    expect(reply).toMatchObject({ ok: true, data: { state: 'held', bibs: [{ bib: 1 }, { bib: 2 }] } })
    expect(await signUp(a, people, false, request)).toEqual(reply)
    for (const rider of people) {
      const heard = (await inboxOf(rider)).filter(({ kind }) => kind === 'signedUp')
      expect(heard).toEqual([expect.objectContaining({ stationName: '示例站点' })])
    }
    await people[0].must('contest.leave', { categoryId: a })
    expect(await mineIn(people[1], id, a)).toMatchObject({ bib: 2, mine: { state: 'held' } })
  })

  test('all or nobody: where there are not enough places nobody is signed up, told or kept from anything else', async () => {
    const { a, b } = await contest()
    const people = [await verified(), await verified(), await verified()] as const
    expect(await signUp(a, people)).toMatchObject({ error: { code: 'FULL' } })
    for (const rider of people) expect(await inboxOf(rider)).toEqual([])
    await people[0].must('contest.enrol', { categoryId: b })
    expect(await signUp(a, people.slice(0, 2))).toMatchObject({ error: { code: 'CLASHES_WITH' } })
    await people[1].must('contest.enrol', { categoryId: b })
  })

  test('lets them wait together: they are offered places when there are enough for all', async () => {
    const { a, contestId: id } = await contest()
    const [one, two] = [await verified(), await verified()]
    await one.must('contest.enrol', { categoryId: a })
    await two.must('contest.enrol', { categoryId: a })
    const pair = [await verified(), await verified()] as const
    expect(await signUp(a, pair, true)).toMatchObject({ data: { state: 'waiting' } })
    await one.must('contest.leave', { categoryId: a })
    expect(await mineIn(pair[0], id, a)).toMatchObject({ mine: { state: 'waiting' } })
    await two.must('contest.leave', { categoryId: a })
    for (const rider of pair) expect(await mineIn(rider, id, a)).toMatchObject({ mine: { state: 'offered' } })
  })

  test('can sign up only whom the own station vouches for', async () => {
    const { a } = await contest()
    const foreign = await scene.rider({ status: 'verified', stationId: scene.other })
    const waiting = await scene.rider({ status: 'waitingStation', stationId: scene.own })
    for (const wrong of [foreign, waiting]) {
      expect(await signUp(a, [await verified(), wrong])).toMatchObject({ error: { code: 'NOT_VERIFIED' } })
    }
    expect((await offerings.get(a))?.participants).toEqual({})
  })
})

describe('results', () => {
  async function held() {
    const made = await contest()
    const people = [await verified(), await verified()] as const
    for (const rider of people) await rider.must('contest.enrol', { categoryId: made.a })
    const save = async (rows: { bib: number; place: number | null; score: string; honour: string | null }[], round = 1) => {
      const reply = await scene.staff.call('contest.saveResults', { contestId: made.contestId, categoryId: made.a, round, rows })
      await city.settle()
      return reply
    }
    const begin = () => {
      city.now = minutesAfter(new Date(made.settings.rounds[0]?.from ?? NOON), 90)
    }
    return { ...made, people, save, begin }
  }
  const rows = [
    { bib: 1, place: 2, score: '97 分', honour: null },
    { bib: 2, place: 1, score: '98 分', honour: '一等奖' },
  ]

  test('are published by bib number and masked name, in order; each is told once, and an honour stands on the profile', async () => {
    const { contestId: id, people, save, begin } = await held()
    begin()
    expect(await save(rows)).toMatchObject({ ok: true })
    const { contest: shown } = await people[1].must('contest.show', { contestId: id })
    expect(shown.results).toEqual([
      expect.objectContaining({
        round: 1,
        rows: [
          { bib: 2, maskedName: '示*', place: 1, score: '98 分', honour: '一等奖', mine: true },
          { bib: 1, maskedName: '示*', place: 2, score: '97 分', honour: null, mine: false },
        ],
      }),
    ])
    expect(await inboxOf(people[1])).toContainEqual(expect.objectContaining({ kind: 'contestResult', place: 1, honour: '一等奖' }))
    expect((await people[1].must('contest.honours', {})).honours).toEqual([expect.objectContaining({ contestId: id, honour: '一等奖' })])
    expect((await people[0].must('contest.honours', {})).honours).toEqual([])
  })

  test('that are corrected replace what stood there; only whose own result changed hears again', async () => {
    const { people, save, begin } = await held()
    begin()
    await save(rows)
    const heard = async () =>
      Promise.all(people.map(async (rider) => (await inboxOf(rider)).filter(({ kind }) => kind === 'contestResult').length))
    await save([{ bib: 1, place: 1, score: '99 分', honour: '一等奖' }, ...rows.slice(1)])
    expect(await heard()).toEqual([2, 1])
    expect((await people[0].must('contest.honours', {})).honours).toHaveLength(1)
  })

  test('are refused before the round has begun, for a round, category or bib number that is not there, and for one bib twice', async () => {
    const { save, begin, contestId: id } = await held()
    expect(await save(rows)).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
    begin()
    expect(await save(rows, 3)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const foreign = { contestId: id, categoryId: (await contest()).a, round: 1, rows: [] }
    expect(await scene.staff.call('contest.saveResults', foreign)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    for (const wrong of [[...rows.slice(0, 1), ...rows.slice(0, 1)], [{ ...rows[0], bib: 9 }]]) {
      expect(await save(wrong as typeof rows)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    }
  })

  test('of a rider who withdraws keep the bib number alone', async () => {
    const { a, people, save, begin, contestId: id } = await held()
    begin()
    await save(rows)
    await people[1].must('rider.withdraw', {})
    const { contest: shown } = await people[0].must('contest.show', { contestId: id })
    expect(shown.results[0]?.rows[0]).toEqual({ bib: 2, maskedName: null, place: 1, score: '98 分', honour: '一等奖', mine: false })
    expect(JSON.stringify(await contestResults.get(`res_${a}_1`))).not.toContain(people[1].personId)
  })
})

test('UB2: who is offered a place in a contest hears of which, finds it, and reads what staff moved onto it', async () => {
  const { a, contestId: id } = await aContest(scene.staff, 'offered', 200)
  const people = [await verified(), await verified(), await verified()] as const
  for (const rider of people) await rider.must('contest.wait', { categoryId: a })
  await people[0].must('contest.leave', { categoryId: a })
  expect(await inboxOf(people[2])).toMatchObject([{ kind: 'placeOffered', of: { kind: 'category', groupId: id } }])
  const { categories } = await people[2].must('contest.mine', {})
  expect(categories).toMatchObject([{ contestId: id, categoryId: a, mine: { state: 'offered', offeredUntil: expect.any(String) } }])
  expect((await people[0].must('contest.mine', {})).categories).toEqual([])

  const { a: other } = await aContest(scene.staff, 'clashing', 220)
  await people[1].must('contest.enrol', { categoryId: other })
  await scene.staff.must('contest.save', contestSettings('clashing', 200))
  await city.settle()
  const clash = { clashesWith: { title: '示例竞赛·示例项目a' } }
  expect(await mineIn(people[1], id, a)).toMatchObject(clash)
  expect(await mineIn(people[1], contestId('clashing'), other)).toMatchObject(clash)
})
