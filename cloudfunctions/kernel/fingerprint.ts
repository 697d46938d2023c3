import { blindIndex } from './secrets/blindIndex'
import { type Keys, keys } from './secrets/keys'

/** Keyed and bound to who asks: the input may hold an identity number, which a plain hash next to the name would give away. */
export const fingerprintOf = (actorId: string, action: string, input: unknown, using: Keys = keys()) =>
  blindIndex('request', JSON.stringify([actorId, action, input]), using).slice(0, 24)
