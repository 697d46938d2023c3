import { aDrawnDraw, anOwnDraw, drawnSessions, myWishes } from '../../../tests/builders/drawViews'
import { aSentRiderView } from '../../../tests/builders/views'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering } from './standIns'
import { inTurn, seen, tap } from './steps'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

type Draw = ReturnType<typeof anOwnDraw>

/** A draw as it is today, for a verified rider. */
const showing = (draw: () => Draw) =>
  answering(() => ({
    'account.me': { rider: aSentRiderView({ status: 'verified' }), consents: [], workplaces: [], unread: 0, messageCredits: 0 },
    'draw.show': draw(),
    'draw.wish': draw(),
  }))

const today = (overrides: Partial<Draw> = {}) => anOwnDraw({ closesAt: inDays(2), wished: { count: 212, at: inDays(0) }, ...overrides })
const wished = () => today({ mine: { ...myWishes, ranks: [...myWishes.ranks] } })
const longest = () =>
  today({ title: '很'.repeat(30), sessions: drawnSessions.map((one) => ({ ...one, title: '长'.repeat(30), where: '远'.repeat(40) })) })

const page = shotsOf('packages/course/rider/draw/')
const shot = (name: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'rider-1', 'index?drawId=drw_sample', caption, inTurn(...steps))

export const drawShots: readonly Shot[] = [
  shot('draw', '摇号，还没填志愿', showing(today), seen('加进来')),
  shot('draw-wishes', '摇号，志愿改到一半', showing(wished), tap('往前'), seen('有改动')),
  shot('draw-long', '摇号，名字很长', showing(longest), tap('加进来')),
  shot(
    'draw-won',
    '摇号结果，摇中了',
    showing(() => won()),
    seen('摇中了'),
  ),
  shot(
    'draw-lost',
    '摇号结果，在候补',
    showing(() => aDrawnDraw()),
    seen('没有摇中'),
  ),
]

const won = () => aDrawnDraw({ result: { number: 31, of: 260, places: 60, got: drawnSessions[1].sessionId, waiting: [] } })
