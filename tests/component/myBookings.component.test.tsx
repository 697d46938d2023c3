import type { OwnBooking } from '../../contract/booking/booking'
import type { OwnCategory } from '../../contract/contest/contest'
import type { CategoryId, ContestId } from '../../contract/contest/ids'
import type { OwnSession, OwnWish } from '../../contract/course/course'
import type { DrawId, SessionId } from '../../contract/course/ids'
import MyBookingsPage from '../../src/packages/course/rider/mine'
import { anOffer, anOwnBooking, anOwnSession, aSessionView, ownCourses, weeklyLessons } from '../builders/courseViews'
import { daysAfter, NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { openCoursePage } from '../support/taro/courseHand'
import { atNoon, tap, went } from '../support/taro/pageHand'
import { says } from '../support/taro/passPage'

/** 我的报名: courses, contests and wishes on one page. */

atNoon()

const own = (name: string, session: Parameters<typeof aSessionView>[0], rest: Partial<OwnSession> = {}) =>
  anOwnSession({ session: aSessionView({ sessionId: `ses_${name}` as SessionId, title: name, ...session }), ...rest })

const open = (mine: Parameters<typeof ownCourses>[0], answers: Answers) =>
  openCoursePage(MyBookingsPage, { 'course.mine': () => ({ ok: true, data: ownCourses(mine) }), ...answers })

const titles = () => [...document.querySelectorAll('.own__title')].map(({ textContent }) => textContent)

test('UB2, UM12: contests and wishes stand among the courses by time, and what was drawn among what is over', async () => {
  const inDays = (days: number) => daysAfter(NOON, days).toISOString()
  const wish = (drawId: string, days: number, rest: Partial<OwnWish> = {}): OwnWish => ({
    ...{ drawId: drawId as DrawId, title: drawId, state: 'wishing', since: inDays(-3), closesAt: inDays(days), ranks: 3, won: null },
    ...rest,
  })
  const category = (title: string, days: number, mine: OwnBooking): OwnCategory => ({
    ...{ contestId: 'cts_1' as ContestId, categoryId: `cat_${title}` as CategoryId, title, from: inDays(days), mine },
  })
  const lessons = weeklyLessons(1, { first: 4 })
  const wishes = [wish('drw_open', 2), wish('drw_closed', -0.1), wish('drw_lost', -5, { state: 'drawn', won: false })]
  const categories = [
    category('决赛', 5, anOwnBooking()),
    category('候补', 3, anOwnBooking({ state: 'waiting', position: 2 })),
    category('让出的', 9, anOffer(20)),
  ]
  await open(
    { current: [own('course', { mine: anOwnBooking(), lessons }), own('offered', { mine: anOffer(30) })], wishes },
    { 'contest.mine': () => ({ ok: true, data: { categories, now: NOON.toISOString() } }) },
  )
  expect(titles()).toEqual(['让出的', 'offered', 'drw_closed', 'drw_open', '候补', 'course', '决赛'])
  says('填了 3 个志愿')
  says('等摇号')
  says('候补第 2 位')
  says('没摇中')
  await tap('去接受')
  await tap('drw_lost')
  expect(went()).toEqual(['/packages/contest/rider/show/index?contestId=cts_1', '/packages/course/rider/draw/index?drawId=drw_lost'])
})

test('contests that could not be asked for say so, and take nothing from the courses', async () => {
  await open(
    { current: [own('course', { mine: anOwnBooking() })] },
    { 'contest.mine': () => ({ ok: false, error: { code: 'INTERNAL', details: {} } }) },
  )
  expect(titles()).toEqual(['course'])
  says('竞赛的报名这会儿没取到，往下拉再试')
})
