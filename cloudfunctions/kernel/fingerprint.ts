import { blindIndex } from './secrets/blindIndex'
import { type Keys, keys } from './secrets/keys'

/**
 * The fingerprint of a request. It is keyed, because the input may contain an identity number, which a plain hash of the input would
 * reveal, and it includes the actor.
 */
export const fingerprintOf = (actorId: string, action: string, input: unknown, using: Keys = keys()) =>
  blindIndex('request', JSON.stringify([actorId, action, input]), using).slice(0, 24)
