import type { drawActions } from '../../../../contract/course/draw'
import type { SessionId } from '../../../../contract/course/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import {
  agendaOf,
  type Blocker,
  type Booker,
  blockerOf,
  liveStateOf,
  OFFERING_HEAD,
  offerings,
  ownOfferingsOf,
  verifiedRider,
} from '../../booking/public'
import { type DrawDocument, draws, ensureDraw } from '../draw/drawDocument'
import { decideSaveDraw, decideWish, problemOfWish } from '../draw/rules/draw'
import { publishedDraw, sessionsOf, takesPart, viewOwnDraw, viewSavedDraw } from '../draw/views'
import { ensureWish, wishes, wishOf } from '../draw/wishDocument'

type Actions = typeof drawActions

export const save: Handler<Actions['save']> = async (settings, { request, now }) => {
  const { drawId, title, mostRanks, sessionIds } = settings
  const [opensAt, closesAt] = [new Date(settings.opensAt), new Date(settings.closesAt)]
  const load = () => ensureDraw({ _id: drawId, title, mostRanks, opensAt, closesAt })
  const outcome = await change(draws, load, request, async (draw) => {
    const sessions = await Promise.all(sessionIds.map((id) => offerings.getPart(id, OFFERING_HEAD)))
    return decideSaveDraw(draw, settings, sessions, now)
  })
  return 'refusal' in outcome ? outcome : { data: viewSavedDraw(outcome.doc, await sessionsOf(outcome.doc), now) }
}

export const show: Handler<Actions['show']> = async ({ drawId }, { caller, now }) => {
  const draw = await draws.get(drawId)
  if (!draw || draw.sessionIds.length === 0) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: await viewOwnDraw(draw, await wishOf(drawId, caller.personId), now) }
}

export const published: Handler<Actions['published']> = async ({ drawId, after }, { now }) => {
  const data = await publishedDraw(drawId, after, now)
  return data ? { data } : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const wish: Handler<Actions['wish']> = async ({ drawId, ranks }, { caller: { personId }, now, request }) => {
  const [draw, booker] = await Promise.all([draws.get(drawId), verifiedRider(personId)])
  if (!draw || !booker) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const problem = await problemWith({ draw, booker, ranks, now })
  // Nothing is stored for somebody who is refused at the first try.
  if (problem && !(await wishOf(drawId, personId))) return { refusal: problem }
  const load = () => ensureWish(drawId, personId, now)
  const outcome = await change(wishes, load, request, () =>
    problem ? refuse(problem) : decideWish(ranks, { personId, name: booker.name, now }),
  )
  return 'refusal' in outcome ? outcome : { data: await viewOwnDraw(draw, outcome.doc, now) }
}

type Problem = Blocker | NonNullable<ReturnType<typeof problemOfWish>> | Refusal<'ALREADY_BOOKED' | 'NOT_FOUND'>

interface Wished {
  readonly draw: DrawDocument
  readonly booker: Booker
  readonly ranks: readonly SessionId[]
  readonly now: Date
}

/** Why this can't be wished; null: it can. A session that could not be booked is not wished for either: it is said now and not after the draw. */
async function problemWith({ draw, booker, ranks, now }: Wished): Promise<Problem | null> {
  const problem = problemOfWish(draw, ranks, now)
  if (problem) return problem
  const { personId, facts } = booker
  const [agenda, offered] = await Promise.all([agendaOf(personId), ownOfferingsOf(ranks, personId)])
  const problemOf = (id: SessionId): Problem | null => {
    const own = offered.find(({ _id }) => _id === id)
    if (!own || own.drawId !== draw._id || !takesPart(own)) return { code: 'NOT_FOUND', details: {} }
    const state = liveStateOf(own, personId)
    return state ? { code: 'ALREADY_BOOKED', details: { state } } : blockerOf(agenda, own, facts, now)
  }
  return ranks.map(problemOf).find((one) => one !== null) ?? null
}
