import type { OwnCategory } from '../../../contract/contest/contest'
import type { CategoryId, ContestId } from '../../../contract/contest/ids'
import type { OwnWish, SessionView } from '../../../contract/course/course'
import type { CourseId, DrawId, SessionId } from '../../../contract/course/ids'
import {
  anOffer,
  anOwnBooking,
  anOwnSession,
  aSessionRow,
  aStanding,
  coursePlaces,
  ownCourses,
  shownCourse,
  weeklyLessons,
} from '../../../tests/builders/courseViews'
import { daysAfter, minutesAfter } from '../../../tests/builders/time'
import { available, LONG_TEXT, LONG_TITLE, longSchool, noon, now, session } from './courseAnswers'
import { type Prepare, type Shot, shotsOf } from './shot'
import { type Answers, answering, answeringAlso } from './standIns'
import { broken, inTurn, offline, offlineFromStart, seen, tap, waiting } from './steps'

const page = shotsOf('packages/course/rider/')
const list = (name: string, caption: string, prepare: Prepare) => page(`courses-${name}`, 'rider-1', 'list/index', caption, prepare)
const course = (name: string, caption: string, prepare: Prepare) =>
  page(`course-${name}`, 'rider-1', 'show/index?courseId=crs_1', caption, prepare)
const mine = (name: string, caption: string, prepare: Prepare) => page(`my-courses-${name}`, 'rider-1', 'mine/index', caption, prepare)

const me = { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 0 }
const open = (overrides: () => Partial<SessionView>, standing = aStanding()) =>
  answering(() => ({ 'account.me': me, 'course.show': { ...shownCourse([session(overrides())], standing, noon()), now: now() } }))

const row = (id: string, overrides: Parameters<typeof aSessionRow>[0] = {}) =>
  aSessionRow({ sessionId: `ses_${id}` as SessionId, courseId: `crs_${id}` as CourseId, ...overrides }, noon())
const rows = () => [
  row('1', { mine: 'held', fitsShift: true }),
  row('2', {
    title: '骑手电动车保养',
    category: 'skill',
    startsAt: daysAfter(noon(), 1).toISOString(),
    lessons: 1,
    fitsShift: true,
    availability: available({ state: 'soon', opensAt: minutesAfter(noon(), 21 * 60).toISOString() }),
  }),
  row('3', {
    title: '大专学历提升班',
    category: 'degree',
    priceFen: 29_900,
    availability: available({ state: 'waitlist', left: 0, waiting: 5 }),
  }),
  row('4', { title: '肩颈放松', category: 'wellbeing', availability: available({ state: 'full', left: 0 }) }),
  row('5', { title: LONG_TITLE, school: longSchool(), availability: available({ state: 'wishing', mode: 'draw' }) }),
]
const listed = (sessions: () => ReturnType<typeof rows>) =>
  answering(() => ({ 'course.list': { sessions: sessions(), next: null, now: now() }, 'course.places': coursePlaces() }))

const own = (overrides: () => Parameters<typeof ownCourses>[0], categories: () => OwnCategory[] = () => []) =>
  answering(
    (): Answers => ({
      'course.mine': { ...ownCourses(overrides(), noon()), now: now() },
      'contest.mine': { categories: categories(), now: now() },
    }),
  )
const wish = (overrides: Partial<OwnWish> = {}): OwnWish => ({
  drawId: 'drw_1' as DrawId,
  title: '冬季热门课摇号（示例）',
  state: 'wishing',
  since: now(),
  closesAt: daysAfter(noon(), 2).toISOString(),
  ranks: 3,
  won: null,
  ...overrides,
})
const inContest = (): OwnCategory => ({
  contestId: 'cts_sample' as ContestId,
  categoryId: 'cat_sample' as CategoryId,
  title: '快递行业技能竞赛 · 分拣（示例）',
  from: daysAfter(noon(), 5).toISOString(),
  mine: anOwnBooking(),
})
const held = (overrides: Partial<SessionView> = {}) => anOwnSession({ session: session({ mine: anOwnBooking(), ...overrides }) }, noon())
const offered = () =>
  anOwnSession({ session: session({ sessionId: 'ses_2' as SessionId, title: '肩颈放松', mine: anOffer(95, new Date()) }), pass: null })
const waits = () =>
  anOwnSession({
    session: session({ sessionId: 'ses_3' as SessionId, title: '大专学历提升班', mine: anOwnBooking({ state: 'waiting', position: 3 }) }),
    pass: null,
  })
const over = () =>
  anOwnSession({
    session: session({
      sessionId: 'ses_4' as SessionId,
      title: '防御性驾驶',
      lessons: weeklyLessons(4, { start: noon(), first: -60 }),
      mine: anOwnBooking(),
    }),
    attended: 4,
    certificateNo: 'XG2026-0012',
  })

/** Opened again without network: what was kept on the phone. */
const keptOffline: Prepare = async (page) => {
  await page.route('**/call', (route) => route.abort())
  await page.reload()
  await page.getByText('的情况').waitFor()
}

const late = () => ({
  mine: anOwnBooking({ cancelling: 'late' }),
  lessons: weeklyLessons(8, { start: noon(), first: 1 }),
  availability: available({ cancelUntil: minutesAfter(noon(), -60).toISOString() }),
})

export const courseShots: readonly Shot[] = [
  list('list', '夜校学堂，课程目录', listed(rows)),
  list('places', '课程目录，选地点', inTurn(listed(rows), tap('所有地点'), seen('整个板块'))),
  list(
    'none',
    '课程目录，没有符合条件的',
    inTurn(
      listed(() => []),
      tap('免费'),
      seen('没有这样的课程'),
    ),
  ),
  list(
    'empty',
    '课程目录，还没有课程',
    listed(() => []),
  ),
  list('loading', '课程目录，正在取', waiting),
  list('offline', '课程目录，网络断了', inTurn(listed(rows), seen('花艺造景'), offline)),
  list('offline-empty', '课程目录，打开时就没有网络', offlineFromStart),
  list('error', '课程目录，出了意外', broken),
  course(
    'open',
    '课程，可以报名',
    open(() => ({ priceFen: 0 })),
  ),
  course(
    'soon',
    '课程，还没开始报名',
    open(() => ({ availability: available({ state: 'soon', opensAt: minutesAfter(noon(), 21 * 60).toISOString() }) })),
  ),
  course(
    'waitlist',
    '课程，满了可以候补',
    open(() => ({ availability: available({ state: 'waitlist', left: 0, waiting: 5 }) })),
  ),
  course(
    'waiting',
    '课程，在候补',
    open(() => ({
      mine: anOwnBooking({ state: 'waiting', position: 3 }),
      availability: available({ state: 'waitlist', left: 0, waiting: 5 }),
    })),
  ),
  course(
    'offered',
    '课程，有名额留给我',
    open(() => ({ mine: anOffer(95, new Date()), availability: available({ state: 'waitlist', left: 0, waiting: 5 }) })),
  ),
  course(
    'held',
    '课程，已报名',
    open(() => ({ mine: anOwnBooking() })),
  ),
  course(
    'cancel',
    '取消报名，不记爽约',
    inTurn(
      open(() => ({ mine: anOwnBooking() })),
      tap('取消报名'),
    ),
  ),
  course('cancel-late', '取消报名，会记一次', inTurn(open(late, aStanding({ marks: 1 })), tap('取消报名'))),
  course(
    'calendar',
    '加到日历',
    inTurn(
      open(() => ({ mine: anOwnBooking() })),
      tap('加到日历'),
    ),
  ),
  course(
    'clash',
    '课程，和别的课撞了',
    open(() => ({
      hindrance: {
        code: 'CLASHES_WITH',
        details: { title: '肩颈放松', from: daysAfter(noon(), 9).toISOString(), to: daysAfter(noon(), 10).toISOString() },
      },
    })),
  ),
  course(
    'blocked',
    '课程，爽约太多暂时不能报',
    open(
      () => ({ hindrance: { code: 'BOOKING_BLOCKED', details: { until: daysAfter(noon(), 12).toISOString() } } }),
      aStanding({ marks: 2, blockedUntil: daysAfter(noon(), 12).toISOString() }),
    ),
  ),
  course(
    'long',
    '课程，名字和介绍都很长',
    open(() => ({ title: LONG_TITLE, description: LONG_TEXT, school: longSchool(), teacher: '一位名字特别特别长的示例老师' })),
  ),
  course(
    'gone',
    '课程，没有班次了',
    answering(() => ({ 'course.show': { ...shownCourse([]), now: now() } })),
  ),
  course('offline-empty', '课程，打开时就没有网络', offlineFromStart),
  mine(
    'list',
    '我的报名',
    own(() => ({ current: [held({ lessons: weeklyLessons(8, { start: noon(), first: 0 }) }), waits()], past: [over()] })),
  ),
  mine(
    'all',
    '我的报名，课程、竞赛和志愿在一起',
    own(
      () => ({
        current: [waits()],
        wishes: [wish(), wish({ drawId: 'drw_0' as DrawId, title: '秋季摇号（示例）', state: 'drawn', won: false })],
      }),
      () => [inContest()],
    ),
  ),
  mine(
    'offer',
    '我的报名，有名额留给我',
    own(() => ({ current: [held(), offered()], standing: aStanding({ marks: 1 }) })),
  ),
  mine(
    'empty',
    '我的报名，还没有报名',
    own(() => ({ current: [] })),
  ),
  mine(
    'offline',
    '我的报名，网络断了',
    inTurn(
      own(() => ({ current: [held()] })),
      seen('花艺造景'),
      offline,
    ),
  ),
  mine('offline-start', '我的报名，打开时就没有网络：上次的还在', inTurn(seen('下一节'), keptOffline)),
  shotsOf('pages/home/index')(
    'home-courses',
    'rider-1',
    '',
    '首页，今天有课，有名额留给我',
    answeringAlso(() => ({
      'course.mine': {
        ...ownCourses({ current: [offered(), held({ lessons: weeklyLessons(8, { start: noon(), first: 0 }) })] }, noon()),
        now: now(),
      },
    })),
  ),
]
