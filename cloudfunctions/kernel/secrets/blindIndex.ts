import { createHmac } from 'node:crypto'
import { type Keys, keys } from './keys'

/**
 * A keyed fingerprint by which a value can be found or recognised without being stored: 40 hex digits of HMAC-SHA256. Keyed, because
 * identity numbers can be enumerated and a plain hash would give them away. `purpose` keeps two uses apart;
 * each belongs to one domain, which lists it in its manifest (`indexPurposes`).
 */
export const blindIndex = (purpose: string, value: string, { indexKey }: Keys = keys()) =>
  createHmac('sha256', indexKey).update(`${purpose}:${value}`).digest('hex').slice(0, 40)
