import type { DrawSession, OwnDraw } from '../../contract/course/draw'
import type { CourseId, SessionId } from '../../contract/course/ids'
import { drawId } from './draws'
import { daysAfter, minutesAfter, NOON } from './time'

const session = (letter: string, title: string, days: number, places: number): DrawSession => ({
  sessionId: `ses_${letter}` as SessionId,
  courseId: `crs_${letter}` as CourseId,
  title,
  startsAt: minutesAfter(daysAfter(NOON, days), 7 * 60).toISOString(),
  where: '吴江职工夜校（示例）',
  places,
  waitLimit: 20,
})

export const drawnSessions = [
  session('flower', '插花：从一枝花开始（示例）', 12, 20),
  session('make', '通勤妆容（示例）', 13, 15),
  session('calm', '解压拉伸（示例）', 14, 25),
] as const

/** A draw that takes wishes, as seen by a rider without a wish. */
export const anOwnDraw = (overrides: Partial<OwnDraw> = {}): OwnDraw => ({
  drawId: drawId(),
  title: '12 月夜校摇号（示例）',
  state: 'wishing',
  opensAt: daysAfter(NOON, -1).toISOString(),
  closesAt: daysAfter(NOON, 2).toISOString(),
  mostRanks: 2,
  seedHash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  seed: null,
  sessions: [...drawnSessions],
  wished: { count: 212, at: NOON.toISOString() },
  mine: null,
  result: null,
  listUrl: null,
  now: NOON.toISOString(),
  ...overrides,
})

const ranks = drawnSessions.slice(0, 2).map(({ sessionId }) => sessionId)
export const myWishes = { ticket: 'c1867832389308dfc5626e6dbae7778246d67736', ranks, since: NOON.toISOString() } as const

/** The same draw after drawing: the rider has no place, but is on two waitlists. */
export const aDrawnDraw = (overrides: Partial<OwnDraw> = {}): OwnDraw =>
  anOwnDraw({
    state: 'drawn',
    seed: '0b4f60a1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccdd',
    mine: { ...myWishes, ranks: [...ranks] },
    result: { number: 212, of: 260, places: 60, got: null, waiting: ranks.map((sessionId, at) => ({ sessionId, position: 12 - at * 7 })) },
    listUrl: 'https://web.example/draws/drw_sample',
    ...overrides,
  })
