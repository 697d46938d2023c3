import type { SessionId } from '../../../contract/course/ids'
import type { Refusal, RefusalCode } from '../../../contract/kernel/refusal'
import { agendaOf } from '../booking/agendaDocument'
import type { Booker } from '../booking/facts'
import { ownOfferingOf } from '../booking/ownOffering'
import { type Blocker, blockerOf } from '../booking/rules/agenda'
import { liveStateOf } from '../booking/rules/entries'
import type { DrawDocument } from './draw/drawDocument'
import { takesPart } from './draw/drawSessions'
import { problemOfWish } from './rules/wish'

type Problem = Blocker | NonNullable<ReturnType<typeof problemOfWish>> | Refusal<Extract<RefusalCode, 'ALREADY_BOOKED' | 'NOT_FOUND'>>

interface Wished {
  readonly draw: DrawDocument
  readonly booker: Booker
  readonly ranks: readonly SessionId[]
  readonly now: Date
}

/** Why this can't be wished; null: it can. A session that could not be booked is not wished for either: it is said now and not after the draw. */
export async function problemWith(wished: Wished): Promise<Problem | null> {
  const { draw, ranks, now } = wished
  const problem = problemOfWish(draw, ranks, now)
  if (problem) return problem
  for (const id of ranks) {
    const hindrance = await problemWithOne(id, wished)
    if (hindrance) return hindrance
  }
  return null
}

async function problemWithOne(id: SessionId, { draw, booker, now }: Wished): Promise<Problem | null> {
  const { personId, facts } = booker
  const [own, agenda] = await Promise.all([ownOfferingOf(id, [personId]), agendaOf(personId)])
  if (!own || own.drawId !== draw._id || !takesPart(own)) return { code: 'NOT_FOUND', details: {} }
  const state = liveStateOf(own, personId)
  return state ? { code: 'ALREADY_BOOKED', details: { state } } : blockerOf(agenda, own, facts, now)
}
