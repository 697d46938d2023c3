import { render } from '@testing-library/react'
import { Honours } from '../../src/packages/contest/home/Honours'
import ContestPage from '../../src/packages/contest/rider/show'
import SignUpPage from '../../src/packages/contest/rider/signUp'
import { aCategoryView, aContestView, myPlace, someResults, someRiders, theHonours } from '../builders/contestViews'
import { minutesAfter, NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** A contest in the hand of a rider and of a station manager. */

type Contest = ReturnType<typeof aContestView>
const shown = (contest: Contest) => ({ ok: true as const, data: { contest, now: NOON.toISOString() } })
const { contestId } = aContestView()

async function open(contest: Contest, answers: Answers = {}, stationId?: string) {
  const backend = backendOf({ 'contest.show': () => shown(contest), ...answers })
  setParams({ contestId, ...(stationId && { stationId }) })
  render(<ContestPage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

atNoon()

describe('a rider', () => {
  test('reads the own bib number, what is open and where one can wait', async () => {
    await open(aContestView())
    says('你已报名，参赛号 17')
    says('报名参加')
    says('加入候补')
    saysNot('给本站小哥报名')
  })

  test('signs up by one tap, and reads why not at the category', async () => {
    const [category] = [aCategoryView()]
    const refusal = { code: 'CLASHES_WITH' as const, details: { title: '示例班', from: NOON.toISOString(), to: NOON.toISOString() } }
    const { inputsOf } = await open(aContestView({ categories: [category] }), { 'contest.enrol': () => ({ ok: false, error: refusal }) })
    await tap('报名参加')
    expect(inputsOf('contest.enrol')).toEqual([{ categoryId: category.categoryId }])
    says(/和你报的“示例班”/)
  })

  test('UM11: who isn’t verified reads so before a tap, with the way there, instead of a button that refuses', async () => {
    const me = { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 0 }
    await open(aContestView({ categories: [aCategoryView()] }), { 'account.me': () => ({ ok: true, data: me }) })
    says('认证小哥才能报名')
    says('去登记认证')
    saysNot('报名参加')
  })

  test('takes an offered place, or leaves after being asked once more what that means', async () => {
    const offered = { ...myPlace, state: 'offered' as const, offeredUntil: NOON.toISOString() }
    const contest = aContestView({ categories: [aCategoryView({ mine: offered })] })
    const { inputsOf } = await open(contest, { 'contest.accept': () => shown(contest), 'contest.leave': () => shown(contest) })
    await tap('接受名额')
    expect(inputsOf('contest.accept')).toHaveLength(1)
    await tap('不参加了')
    await tap('不退出')
    expect(inputsOf('contest.leave')).toHaveLength(0)
    await tap('不参加了')
    says(/名额马上给候补的人/)
    await tap('退出')
    expect(inputsOf('contest.leave')).toHaveLength(1)
    saysNot('不退出')
  })

  test('is warned that leaving late is noted', async () => {
    await open(aContestView({ categories: [aCategoryView({ mine: { ...myPlace, cancelling: 'late' }, bib: 17 })] }))
    await tap('不参加了')
    says('退出，记一次')
  })

  test('UB2: reads what others have decided', async () => {
    const freeUntil = minutesAfter(NOON, 120).toISOString()
    const clashesWith = { title: '示例班', from: freeUntil, to: freeUntil }
    const mine = { ...myPlace, freeUntil }
    await open(aContestView({ categories: [aCategoryView({ mine, bib: 17, clashesWith })] }))
    says(/和你报的“示例班”/)
    says(/前退出，不记爽约/)
  })

  test('can’t leave what has begun', async () => {
    await open(aContestView({ categories: [aCategoryView({ mine: { ...myPlace, cancelling: 'no' }, bib: 17 })] }))
    saysNot('不参加了')
  })

  test('finds the own result among all, masked', async () => {
    await open(aContestView({ results: someResults }))
    says('包裹分拣（示例） · 决赛成绩')
    says('示*（你）')
    says('参赛号 8 · 98.5 分')
    says('一等奖')
  })
})

describe('a station manager', () => {
  async function openSignUp(answers: Answers = {}, contest = aContestView()) {
    const backend = backendOf({
      'contest.show': () => shown(contest),
      'station.members': () => ({ ok: true, data: { riders: someRiders, next: null } }),
      ...answers,
    })
    setParams({ contestId, stationId: 'stn_own' })
    render(<SignUpPage />, { wrapper: pageFrame().wrapper })
    await settle()
    return backend
  }

  test('comes from the station and finds the way to sign riders up', async () => {
    await open(aContestView(), {}, 'stn_own')
    says('给本站小哥报名')
  })

  test('chooses a category and riders, and reads the bib numbers', async () => {
    const [one, two] = someRiders
    const bibs = [one, two].map((rider, at) => ({ riderId: rider?.riderId as (typeof someRiders)[number]['riderId'], bib: 18 + at }))
    const { inputsOf } = await openSignUp({ 'contest.signUp': () => ({ ok: true, data: { state: 'held', bibs } }) })
    says('先选项目，再选人')
    await tap('外卖配送（示例）')
    says('选上要报名的人')
    for (const name of ['示例甲', '示例丙', '示例乙', '示例丙']) await tap(name)
    await tap('给 2 人报名')
    expect(inputsOf('contest.signUp')).toEqual([
      { stationId: 'stn_own', categoryId: 'cat_meal', riderIds: [one?.riderId, two?.riderId], wait: false },
    ])
    says('报上了 2 人，都已收到消息')
    says('参赛号 18')
  })

  test('is offered to let them wait together where the places don’t suffice', async () => {
    const { inputsOf } = await openSignUp({ 'contest.signUp': () => ({ ok: true, data: { state: 'waiting', bibs: [] } }) })
    await tap('交通安全（示例）')
    await tap('示例甲')
    says('名额满了，有 3 人在候补')
    await tap('1 人一起候补')
    expect(inputsOf('contest.signUp')).toEqual([expect.objectContaining({ wait: true })])
  })

  test('reads why nobody was signed up; the choice stays', async () => {
    await openSignUp({ 'contest.signUp': () => ({ ok: false, error: { code: 'NOT_VERIFIED', details: {} } }) })
    await tap('外卖配送（示例）')
    await tap('示例甲')
    await tap('给 1 人报名')
    says(/有人已经不在站了/)
    says('给 1 人报名')
  })
})

describe('the profile', () => {
  const openHonours = async (honours: typeof theHonours) => {
    backendOf({ 'contest.honours': () => ({ ok: true, data: { honours } }) })
    render(<Honours />, { wrapper: pageFrame().wrapper })
    await settle()
  }

  test('shows honours', async () => {
    await openHonours(theHonours)
    says('二等奖')
    says(/包裹分拣（示例）/)
  })

  test('is silent where there are none', async () => {
    await openHonours([])
    saysNot('我的荣誉')
  })
})
