import { screen } from '@testing-library/react'
import type { SessionId } from '../../contract/course/ids'
import CoursesPage from '../../src/packages/course/rider/list'
import { anAvailability, aSessionRow, coursePlaces } from '../builders/courseViews'
import { NOON } from '../builders/time'
import { aSentRiderView } from '../builders/views'
import type { Answers } from '../support/taro/backend'
import { openCoursePage } from '../support/taro/courseHand'
import { atNoon, tap, wait, went } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'

/** The catalogue: what there is, narrowed as one likes. */

atNoon()

type Rows = ReturnType<typeof aSessionRow>[]
const listing = (sessions: Rows, next: string | null = null): Answers => ({
  'course.list': ({ after }) => ({
    ok: true,
    data: {
      sessions: after ? [aSessionRow({ sessionId: 'ses_9' as SessionId, title: '第二页的课' })] : sessions,
      next: after ? null : next,
      now: NOON.toISOString(),
    },
  }),
  'course.places': () => ({ ok: true, data: coursePlaces() }),
})
const open = (sessions: Rows = [aSessionRow()], next: string | null = null) => openCoursePage(CoursesPage, listing(sessions, next))

test('says what, when, where, at what price, and whether one can still come; a tap opens it', async () => {
  await open([aSessionRow({ mine: 'offered', fitsShift: true })])
  for (const words of ['花艺造景', '12月2日 周三 19:00 起，共 8 节', '东太湖职工之家（示例） · 免费', '还有 12 个名额', '有名额给你'])
    says(words)
  await tap('花艺造景')
  expect(went()).toEqual(['/packages/course/rider/show/index?courseId=crs_1&sessionId=ses_1'])
})

test('each narrowing is asked for, together with those before; a second tap takes it back', async () => {
  const { inputsOf } = await open()
  await tap('晚上')
  await tap('免费')
  await tap('适合跑单')
  await tap('晚上')
  await tap('所有类别')
  await tap('学历提升')
  await tap('所有地点')
  await tap('东太湖职工之家（示例）')
  expect(inputsOf('course.list').at(-1)).toEqual({ filter: { free: true, fitsShift: true, category: 'degree', place: 'sch_1' } })
  expect(inputsOf('course.list')).toHaveLength(7)
  expect(screen.getAllByText('东太湖职工之家（示例）').length).toBeGreaterThan(0)
  await tap('学历提升')
  await tap('所有类别')
  expect(inputsOf('course.list').at(-1)).toEqual({ filter: { free: true, fitsShift: true, place: 'sch_1' } })
})

test('UM14: what can be booked comes first; the rest stands below, says whom it takes, and goes with one tap', async () => {
  const row = (name: string, overrides: Partial<Rows[number]>) =>
    aSessionRow({ sessionId: `ses_${name}` as SessionId, title: name, ...overrides })
  const me = { rider: aSentRiderView(), consents: [], workplaces: [], unread: 0, messageCredits: 0 }
  const sessions = [
    row('结束的课', { availability: anAvailability({ state: 'closed' }) }),
    row('司机的课', { eligibility: [{ rule: 'workKind', kinds: ['rideHailDriver'] }] }),
    row('能报的课', {}),
    row('能候补的课', { availability: anAvailability({ state: 'waitlist' }) }),
  ]
  await openCoursePage(CoursesPage, { ...listing(sessions), 'account.me': () => ({ ok: true, data: me }) })
  const titles = () => [...document.querySelectorAll('.courses__title')].map(({ textContent }) => textContent)
  expect(titles()).toEqual(['能报的课', '能候补的课', '结束的课', '司机的课'])
  says('现在报不了的')
  says('只收网约车司机')
  await tap('能报的')
  expect(titles()).toEqual(['能报的课', '能候补的课'])
})

test('a town without a school isn’t there to choose', async () => {
  await open()
  await tap('所有地点')
  says('东太湖度假区·太湖新城')
  saysNot('吴江高新区·盛泽镇')
})

test('nothing that fits: says so, and shows everything again at a tap', async () => {
  const { inputsOf } = await open([])
  says('现在没有课程')
  await tap('免费')
  says('没有这样的课程')
  await tap('看所有课程')
  expect(inputsOf('course.list').at(-1)).toEqual({ filter: {} })
})

test('the next page comes on demand, after the first', async () => {
  const { inputsOf } = await open([aSessionRow()], '2026-12-02T11:00:00.000Z')
  await tap('看后面的')
  expect(inputsOf('course.list')).toEqual([{ filter: {} }, { filter: {}, after: '2026-12-02T11:00:00.000Z' }])
  says('花艺造景')
  says('第二页的课')
  saysNot('看后面的')
})

test('what opens while one looks is said to be open, without asking', async () => {
  const opensAt = new Date(NOON.getTime() + 30_000).toISOString()
  const { inputsOf } = await open([aSessionRow({ availability: anAvailability({ state: 'soon', opensAt }) })])
  says('今天 12:00 开始报名')
  await wait(30_000)
  says('还有 12 个名额')
  expect(inputsOf('course.list')).toHaveLength(1)
})

test('where the list can’t be had it says why, and tries again', async () => {
  let lost = true
  await openCoursePage(CoursesPage, {
    ...listing([]),
    'course.list': () =>
      lost
        ? { ok: false, error: { code: 'INTERNAL', details: {} } }
        : { ok: true, data: { sessions: [aSessionRow()], next: null, now: NOON.toISOString() } },
  })
  says('没能打开')
  lost = false
  await tap('再试一次')
  says('花艺造景')
})
