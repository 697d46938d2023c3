import type { Actions } from '../../contract'
import type { ContestId } from '../../contract/contest/ids'
import type { SessionId } from '../../contract/course/ids'
import type { OutputOf } from '../../contract/kernel/action'
import type { TodayThing } from '../../contract/kernel/today'
import { aPassView } from './passViews'
import { minutesAfter, NOON } from './time'
import { aSentRiderView } from './views'

type HomeView = OutputOf<Actions['home.show']>

const inMinutes = (minutes: number) => minutesAfter(NOON, minutes).toISOString()

/** The home page of a verified rider with a pass and nothing to do. */
export const aHome = ({ me, ...overrides }: Partial<Omit<HomeView, 'me'>> & { me?: Partial<HomeView['me']> } = {}): HomeView => ({
  me: { rider: aSentRiderView({ status: 'verified' }), consents: [], workplaces: [], unread: 0, messageCredits: 0, ...me },
  pass: { pass: aPassView(), now: NOON.toISOString() },
  today: [],
  now: NOON.toISOString(),
  ...overrides,
})

type Of<Kind> = Extract<TodayThing, { kind: Kind }>

/** A lesson that begins so many minutes after noon and lasts an hour and a half. */
export const aLessonToday = (minutes: number, overrides: Partial<Of<'lesson'>> = {}): Of<'lesson'> => ({
  kind: 'lesson',
  at: inMinutes(minutes),
  until: inMinutes(minutes + 90),
  sessionId: 'ses_1' as SessionId,
  lessonNo: 1,
  title: '花艺造景',
  schoolName: '示例学校',
  mark: null,
  told: false,
  ...overrides,
})

/** Places that are kept for so many minutes. */
export const aCourseOffer = (minutes: number): Of<'courseOffer'> => ({
  kind: 'courseOffer',
  at: inMinutes(-30),
  until: inMinutes(minutes),
  sessionId: 'ses_2' as SessionId,
  title: '示例瑜伽',
})
export const aCategoryOffer = (minutes: number): Of<'categoryOffer'> => ({
  kind: 'categoryOffer',
  at: inMinutes(-30),
  until: inMinutes(minutes),
  contestId: 'cts_1' as ContestId,
  categoryId: 'cat_1' as Of<'categoryOffer'>['categoryId'],
  title: '示例竞赛',
})

export const wishesUntil = (minutes: number): Of<'wishes'> => ({
  kind: 'wishes',
  at: inMinutes(-60),
  until: inMinutes(minutes),
  drawId: 'drw_1' as Of<'wishes'>['drawId'],
  title: '示例摇号',
  ranks: 3,
})

export const ridersWaiting = (count: number): Of<'ridersWaiting'> => ({
  kind: 'ridersWaiting',
  at: inMinutes(0),
  stationId: 'stn_own' as Of<'ridersWaiting'>['stationId'],
  stationName: '示例站',
  count,
})

/** A lesson whose roll somebody calls, at this school. */
export const anOwnClass = (minutes: number, schoolName: string): Of<'ownClass'> => ({
  kind: 'ownClass',
  at: inMinutes(minutes),
  until: inMinutes(minutes + 90),
  sessionId: 'ses_3' as SessionId,
  lessonNo: 2,
  schoolId: 'sch_1' as Of<'ownClass'>['schoolId'],
  title: '花艺造景',
  schoolName,
})
