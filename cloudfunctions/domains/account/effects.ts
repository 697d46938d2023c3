import * as z from 'zod/mini'
import { RiderId, StationId } from '../../../contract/account/ids'
import { PersonId } from '../../../contract/kernel/ids'
import { defineEffect } from '../../kernel/effect'

/** The registration no longer has this identity number, so the rider's claim on it ends. */
export const releaseIdentity = defineEffect('account.releaseIdentity', 1, z.object({ identity: z.string(), riderId: RiderId }))

/** A registration was verified, has lost its verification, or has another phone number. Domains bring what rests on it to what it says now. */
export const riderChanged = defineEffect('account.riderChanged', 1, z.object({ riderId: RiderId, eventId: z.string(), at: z.date() }), {
  shared: true,
})

/** A station has another name or platform. Copies of them are brought up to date. `after`: the last copy that the turn before has seen. */
export const stationChanged = defineEffect(
  'account.stationChanged',
  1,
  z.object({ stationId: StationId, after: z.nullable(z.string()), at: z.date() }),
  { later: true },
)

/** The person has refused or taken back the consent "face". Domains that keep the face must delete it. */
export const faceConsentRefused = defineEffect(
  'account.faceConsentRefused',
  1,
  z.object({ personId: PersonId, eventId: z.string(), at: z.date() }),
  { shared: true },
)

/** Removes a registration that was withdrawn, and everything that rests on it, in every domain. */
export const eraseRegistration = defineEffect(
  'account.eraseRegistration',
  1,
  z.object({ personId: PersonId, riderId: RiderId, at: z.date() }),
  { afterOthers: true, shared: true },
)
