import { runDraws } from '../cloudfunctions/domains/course/draw/runDraws'
import type { Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'
import { evening, isoEvening, lesson, morning } from './evenings'
import { askInThePast } from './past'

type Session = InputOf<Actions['course.save']>
type Draw = InputOf<Actions['draw.save']>

const BEFORE = evening(-20)

/** A session whose places are drawn. Its lessons begin a number of days from today. */
const session = (id: string, title: string, first: number, capacity: number): Session => ({
  sessionId: `ses_${id}`,
  courseId: `crs_${id}`,
  title: `${title}（示例）`,
  programme: 'nightSchool',
  category: 'wellbeing',
  description: '示例：名额少，想上的人多，摇号决定。',
  teacher: '示例老师',
  schoolId: 'sch_certified',
  priceFen: 0,
  eligibility: [],
  limit: null,
  capacity,
  mode: 'draw',
  waitLimit: 5,
  offerMinutes: 120,
  certificatePercent: null,
  passQuota: 20,
  opensAt: isoEvening(-10),
  closesAt: isoEvening(2),
  cancelUntil: isoEvening(first - 1),
  lessons: [first, first + 7].map(morning).map(lesson),
})

const OPEN = [session('drawflower', '冬日插花', 9, 8), session('drawsing', '合唱入门', 10, 12), session('drawink', '书法', 11, 6)]
const DRAWN = [session('drawntea', '茶艺', 6, 2), session('drawnbake', '烘焙', 7, 1)]

const idsOf = (sessions: readonly Session[]) => sessions.map(({ sessionId }) => sessionId)

/** A draw that was created in the past, so that it takes wishes now or closed yesterday. */
const draw = (id: string, title: string, sessions: readonly Session[], closes: number): Draw => ({
  drawId: `drw_${id}`,
  title: `${title}（示例）`,
  sessionIds: idsOf(sessions),
  mostRanks: 2,
  opensAt: isoEvening(-10),
  closesAt: isoEvening(closes),
})

/** Four riders have wishes, more than there are places. */
const WISHERS = ['rider-1', 'rider-7', 'rider-8', 'rider-10']

/** Creates a draw that takes wishes, and one that has drawn. */
export async function fillDraws(): Promise<void> {
  await make(draw('open', '12 月夜校摇号', OPEN, 2), OPEN)
  const drawn = draw('drawn', '11 月夜校摇号', DRAWN, -1)
  await make(drawn, DRAWN)
  for (const openid of WISHERS) await askInThePast(evening(-5), openid, 'draw.wish', { drawId: drawn.drawId, ranks: idsOf(DRAWN) })
  await askInThePast(evening(-5), 'rider-7', 'draw.wish', { drawId: 'drw_open', ranks: idsOf(OPEN).slice(0, 2) })
  await runDraws(new Date())
}

async function make(settings: Draw, sessions: readonly Session[]): Promise<void> {
  for (const one of sessions) await askInThePast(BEFORE, 'staff-1', 'course.save', one)
  await askInThePast(BEFORE, 'staff-1', 'draw.save', settings)
  for (const { sessionId } of sessions) await askInThePast(BEFORE, 'staff-1', 'course.publish', { sessionId })
}
