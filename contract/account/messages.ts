import * as z from 'zod/mini'
import type { RoleName } from '../kernel/roles'
import { RemovedFor, ReturnReason } from './rider'
import { RevealReason } from './station'

/** A role of any domain. */
const AnyRole = z.custom<RoleName>((value) => typeof value === 'string')

/** What people are told about their own registration and roles. */
export const AccountMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vouched'), stationName: z.string() }),
  z.object({ kind: z.literal('verified'), stationName: z.string() }),
  z.object({ kind: z.literal('returned'), by: z.enum(['station', 'district']), reasons: z.array(ReturnReason) }),
  z.object({ kind: z.literal('removed'), stationName: z.string(), reason: RemovedFor }),
  /** The identity is disputed: somebody else registered with this person's identity number. */
  z.object({ kind: z.literal('identityContested') }),
  /** A station manager has looked at the rider's whole phone number. */
  z.object({ kind: z.literal('phoneRevealed'), stationName: z.string(), reason: RevealReason }),
  /** The role takes effect when a second person has confirmed it. */
  z.object({ kind: z.literal('roleProposed'), role: AnyRole, placeName: z.nullable(z.string()) }),
  /** `placeName`: the place that the role is for; null for the whole district. */
  z.object({ kind: z.literal('roleGranted'), role: AnyRole, placeName: z.nullable(z.string()) }),
  z.object({ kind: z.literal('roleRevoked'), role: AnyRole, placeName: z.nullable(z.string()) }),
])
export type AccountMessage = z.output<typeof AccountMessage>

declare module '../kernel/message' {
  interface Messages {
    account: AccountMessage
  }
}
