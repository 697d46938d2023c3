import { createHmac } from 'node:crypto'
import { type Keys, keys } from './keys'

/**
 * A keyed fingerprint: 40 hex digits of HMAC-SHA256, by which a value can be found or recognised without being stored. It is keyed because
 * identity numbers can be enumerated, so that a plain hash would reveal them. `purpose` separates different uses; each purpose belongs to
 * one domain, which lists it in its manifest (`indexPurposes`).
 */
export const blindIndex = (purpose: string, value: string, { indexKey }: Keys = keys()) =>
  createHmac('sha256', indexKey).update(`${purpose}:${value}`).digest('hex').slice(0, 40)
