import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { CourseTitle } from './courseFields'
import { CourseId, DrawId, SessionId } from './ids'

/** A ticket of a draw. It doesn't tell whose it is. */
export const Ticket = z.string().check(z.regex(/^[0-9a-f]{40}$/))

/** 32 bytes as hex digits. */
export const HexOf32 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const MOST_RANKS = 5
const MOST_SESSIONS = 20

/** `soon`: wishes are taken later; `wishing`: now; `drawing`: no longer, and the result is not there yet; `drawn`: it is. */
export const DrawState = z.enum(['soon', 'wishing', 'drawing', 'drawn'])
export type DrawState = z.output<typeof DrawState>

/** A session whose places are drawn. `places`: how many are drawn; after the draw as many as there were then. */
export const DrawSession = z.object({
  sessionId: SessionId,
  courseId: z.nullable(CourseId),
  title: z.string(),
  startsAt: Instant,
  where: z.string(),
  places: z.int(),
  waitLimit: z.int(),
})
export type DrawSession = z.output<typeof DrawSession>

const head = {
  drawId: DrawId,
  title: z.string(),
  state: DrawState,
  opensAt: Instant,
  closesAt: Instant,
  /** So many sessions may be wished at most. */
  mostRanks: z.int(),
  /** SHA-256 of the seed, public before the first wish: nobody can choose another seed once the wishes are known. */
  seedHash: HexOf32,
  /** The seed itself, once it has drawn. */
  seed: z.nullable(HexOf32),
}

export const SavedDraw = z.object({ ...head, sessions: z.array(DrawSession) })
export type SavedDraw = z.output<typeof SavedDraw>

/**
 * Staff say which sessions are drawn together, and until when one may wish. Possible until the first wish may come; from then on everything stands.
 * The seed is made here, once, and its hash is public at once.
 */
export const save = action({
  name: 'draw.save',
  limit: limits.staff,
  audience: 'staff',
  leftOut: ['title'],
  input: z.strictObject({
    drawId: DrawId,
    title: CourseTitle,
    sessionIds: z.array(SessionId).check(z.minLength(1), z.maxLength(MOST_SESSIONS)),
    opensAt: Instant,
    closesAt: Instant,
    mostRanks: z.int().check(z.minimum(1), z.maximum(MOST_RANKS)),
  }),
  output: SavedDraw,
  errors: ['NOT_POSSIBLE_NOW'],
  writes: true,
  audited: true,
})

/** What the draw came to for one person. */
export const DrawResult = z.object({
  /** Drawn so many-th … */
  number: z.int(),
  /** … of so many. */
  of: z.int(),
  places: z.int(),
  /** Where one has got a place; null: nowhere. */
  got: z.nullable(SessionId),
  /** The waitlists in which one was put, each with the position as it was then. */
  waiting: z.array(z.object({ sessionId: SessionId, position: z.int() })),
})
export type DrawResult = z.output<typeof DrawResult>

export const OwnDraw = z.object({
  ...head,
  sessions: z.array(DrawSession),
  /** How many have wished, and when that was counted; null: not counted yet. */
  wished: z.nullable(z.object({ count: z.int(), at: Instant })),
  /** What I wish, the dearest first; null: nothing. */
  mine: z.nullable(z.object({ ticket: Ticket, ranks: z.array(SessionId), since: Instant })),
  /** Null as long as there is none, and for somebody who has wished nothing. */
  result: z.nullable(DrawResult),
  /** Where anybody finds the list of all tickets; null as long as there is none. */
  listUrl: z.nullable(z.string()),
  now: Instant,
})
export type OwnDraw = z.output<typeof OwnDraw>

/** A draw as one person sees it. */
export const show = action({
  name: 'draw.show',
  audience: 'person',
  input: z.strictObject({ drawId: DrawId }),
  output: OwnDraw,
  errors: [],
})

/** My wishes, the dearest first; none: I take them back. The last ones before it closes count, and when they came makes no difference. */
export const wish = action({
  name: 'draw.wish',
  limit: limits.own,
  audience: 'rider',
  unaudited: 'the wish is its own record: who, what, when',
  input: z.strictObject({ drawId: DrawId, ranks: z.array(SessionId).check(z.maxLength(MOST_RANKS)) }),
  output: OwnDraw,
  errors: [
    'NOT_OPEN_YET',
    'BOOKING_CLOSED',
    'TOO_MANY',
    'ALREADY_BOOKED',
    'CLASHES_WITH',
    'BOOKING_LIMIT',
    'NOT_ELIGIBLE',
    'BOOKING_BLOCKED',
  ],
  writes: true,
})

/** One ticket as it went into the draw. */
export const PublishedTicket = z.object({ ticket: Ticket, ranks: z.array(SessionId) })

/**
 * All that went into a draw, for anybody: everybody who runs the published rule over it gets the same result (`npm run draw:replay`). Tickets are there once
 * no wish can change any more.
 */
export const Published = z.object({
  ...head,
  sessions: z.array(z.object({ sessionId: SessionId, title: z.string(), places: z.int(), waitLimit: z.int() })),
  /** So many tickets in all; null: not closed yet. */
  of: z.nullable(z.int()),
  tickets: z.array(PublishedTicket),
  /** The last ticket of this page, with which to ask for the next one. */
  next: z.nullable(Ticket),
})
export type Published = z.output<typeof Published>

export const published = action({
  name: 'draw.published',
  audience: 'public',
  input: z.strictObject({ drawId: DrawId, after: z.optional(Ticket) }),
  output: Published,
  errors: [],
})

export const drawActions = { save, show, wish, published }
