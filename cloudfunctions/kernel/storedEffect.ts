import type { StoredEffect } from './database/decision'
import { type Sealed, seal, unseal } from './secrets/fieldCipher'

type Payload = Pick<StoredEffect, 'payload' | 'sealed'>

/** Bound to the effect and not to its document: the effect is made before the document that will hold it. */
const placeOf = (effectId: string) => ({ collection: 'outbox', id: effectId, field: 'payload' })

/** The payload as an outbox keeps it: its personal fields are sealed, for an effect may wait for days. */
export function sealPayload(effectId: string, payload: unknown, personal: readonly string[] = []): Payload {
  if (personal.length === 0) return { payload }
  const fields = Object.entries(Object(payload))
  const isPersonal = ([field]: readonly [string, unknown]) => personal.includes(field)
  return {
    payload: Object.fromEntries(fields.filter((field) => !isPersonal(field))),
    sealed: seal(JSON.stringify(Object.fromEntries(fields.filter(isPersonal))), placeOf(effectId)),
  }
}

/** The personal fields of a stored effect, as JSON. */
export const personalIn = (effectId: string, sealed: Sealed): string => unseal(sealed, placeOf(effectId))

/** The payload as its runner takes it. */
export const openPayload = (effectId: string, { payload, sealed }: Payload): unknown =>
  sealed === undefined ? payload : { ...Object(payload), ...JSON.parse(personalIn(effectId, sealed)) }
