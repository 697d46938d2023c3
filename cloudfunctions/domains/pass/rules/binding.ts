import type { DeviceId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import type { Device, PassDocument } from '../documents/pass'
import { endCodes } from '../effects'
import { passNews } from '../messages'
import { statusOf } from './passStatus'

const WEEK_MS = 7 * 24 * 3_600_000
/** Moves to another phone in a week: enough for a lost phone that is found again, too few to share a pass between people. */
const MOST_MOVES = 3

export interface BindingFacts {
  readonly deviceId: DeviceId
  readonly move: boolean
  /** A new seed, sealed, in case the pass is bound anew. */
  readonly seed: Sealed
  readonly eventId: string
  readonly now: Date
}

type BindingRefusal = Refusal<'PASS_NOT_ACTIVE' | 'OTHER_PHONE' | 'MOVES_EXHAUSTED'>

/** Binds the pass to this phone. A first phone is bound at once; another one only when the person asks to move the pass there. */
export function decideBind(pass: PassDocument, facts: BindingFacts): Decision<PassDocument, BindingRefusal> {
  const { state } = statusOf(pass, facts.now)
  if (state !== 'active') return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  const { device } = pass
  if (!device) return { kind: 'change', next: { device: bound(facts, 1) } }
  if (device.deviceId === facts.deviceId) return { kind: 'change', next: {} }
  if (!facts.move) return refuse({ code: 'OTHER_PHONE', details: { boundAt: device.boundAt.toISOString() } })
  return move(pass, device, facts)
}

function move(pass: PassDocument, device: Device, facts: BindingFacts): Decision<PassDocument, Refusal<'MOVES_EXHAUSTED'>> {
  const { now, eventId } = facts
  const lately = pass.moves.filter((at) => now.getTime() - at.getTime() < WEEK_MS)
  const oldest = lately.at(-MOST_MOVES)
  if (oldest) return refuse({ code: 'MOVES_EXHAUSTED', details: { movableAt: new Date(oldest.getTime() + WEEK_MS).toISOString() } })
  const effects: NewEffect[] = [
    endCodes({ passId: pass._id, keyNo: device.keyNo, at: now }),
    passNews.tell({ eventId, personId: pass.personId, content: { kind: 'passMoved' }, at: now }),
  ]
  return { kind: 'change', next: { device: bound(facts, device.keyNo + 1), moves: [...lately, now] }, effects }
}

const bound = ({ deviceId, seed, now }: BindingFacts, keyNo: number): Device => ({ deviceId, keyNo, seed, boundAt: now })
