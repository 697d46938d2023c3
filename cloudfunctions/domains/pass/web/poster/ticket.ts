import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CompoundId, GateId } from '../../../../../contract/pass/ids'
import { type Keys, keys } from '../../../../kernel/secrets/keys'

/** A link to a gate's poster: whoever has it may print, until it has run out. It holds no secret, only who made it can't be forged. */
export interface PosterTicket {
  readonly compoundId: CompoundId
  readonly gateId: GateId
  readonly expiresAt: Date
}

/** Long enough to get from the phone to the office's printer. */
const LIFE_MS = 3_600_000

export const posterTicket = (compoundId: CompoundId, gateId: GateId, now: Date): PosterTicket => ({
  compoundId,
  gateId,
  // Whole seconds, as the text has them.
  expiresAt: new Date(Math.floor((now.getTime() + LIFE_MS) / 1000) * 1000),
})

const macOf = (text: string, { indexKey }: Keys) => createHmac('sha256', indexKey).update(`posterTicket:${text}`).digest()

/** `cmp_….gat_….seconds.mac` */
export function writeTicket({ compoundId, gateId, expiresAt }: PosterTicket, using: Keys = keys()): string {
  const text = [compoundId, gateId, expiresAt.getTime() / 1000].join('.')
  return `${text}.${macOf(text, using).toString('base64url')}`
}

/** Null for one that we didn't make or that has run out. */
export function readTicket(ticket: string, now: Date, using: Keys = keys()): PosterTicket | null {
  const [, text = '', compound, gate, seconds, mac = ''] =
    /^((cmp_[a-z0-9]+)\.(gat_[a-z0-9]+)\.(\d{1,12}))\.([\w-]{43})$/.exec(ticket) ?? []
  if (!timingSafeEqual(macOf(text, using), Buffer.concat([Buffer.from(mac, 'base64url'), Buffer.alloc(32)], 32))) return null
  const expiresAt = new Date(Number(seconds) * 1000)
  return expiresAt > now ? { compoundId: compound as CompoundId, gateId: gate as GateId, expiresAt } : null
}
