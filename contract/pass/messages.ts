import * as z from 'zod/mini'
import { Instant } from '../kernel/ids'
import { GuardRefusal } from './gateVerdict'
import { CompoundId, UseId } from './ids'
import { ListingRefusal } from './pass'
import { PassEnd } from './passHolder'

/** Messages to riders about their pass, and to property managers about their gates. */
export const PassMessage = z.discriminatedUnion('kind', [
  /** The rider has left the station: the pass holds until `at`, or longer if a new station vouches for the rider before. */
  z.object({ kind: z.literal('passEnding'), stationName: z.string(), at: Instant }),
  /** `until`: when the suspension ends by itself; null: staff must lift it. */
  z.object({ kind: z.literal('passSuspended'), reason: PassEnd, until: z.nullable(Instant) }),
  z.object({ kind: z.literal('passRevoked'), reason: PassEnd }),
  z.object({ kind: z.literal('passRestored') }),
  z.object({ kind: z.literal('passExpired') }),
  /** The pass is bound to another phone now. Codes of the earlier phone are dead. */
  z.object({ kind: z.literal('passMoved') }),
  z.object({ kind: z.literal('appealAnswered'), accepted: z.boolean(), answer: z.string() }),
  z.object({ kind: z.literal('listingApproved'), compoundName: z.string(), until: Instant }),
  z.object({ kind: z.literal('listingRefused'), compoundName: z.string(), reason: ListingRefusal }),
  z.object({ kind: z.literal('listingRemoved'), compoundName: z.string(), reason: ListingRefusal }),
  /** A guard refused the rider although the pass would do. `undone`: the guard has taken it back; nothing that is stored says so. */
  z.object({
    kind: z.literal('keptOut'),
    compoundName: z.string(),
    gateName: z.string(),
    reason: GuardRefusal,
    at: Instant,
    useId: UseId,
    undone: z.optional(z.boolean()),
  }),
  /** To the property managers: a guard refused a rider whose pass would do. */
  z.object({
    kind: z.literal('gateRefused'),
    compoundName: z.string(),
    gateName: z.string(),
    /** Masked name and platform; empty in what is stored, and once the rider's registration is erased. */
    rider: z.string(),
    reason: GuardRefusal,
    waitedMinutes: z.int(),
    /** The compound and the time of the arrival, by which the rider is looked up when the message is read. */
    at: z.optional(z.object({ compoundId: CompoundId, arrivedAt: Instant })),
  }),
  /** To the property managers: the rider says that a doubtful entry was not them, or, with `reason`, that a guard kept them out without cause. */
  z.object({
    kind: z.literal('useObjected'),
    compoundName: z.string(),
    gateName: z.string(),
    at: Instant,
    reason: z.optional(GuardRefusal),
    compoundId: z.optional(CompoundId),
  }),
  /** To the property managers: a rider waits at a gate. */
  z.object({
    kind: z.literal('gateWait'),
    compoundName: z.string(),
    gateName: z.string(),
    waitedMinutes: z.int(),
    compoundId: z.optional(CompoundId),
  }),
])
export type PassMessage = z.output<typeof PassMessage>

declare module '../kernel/message' {
  interface Messages {
    pass: PassMessage
  }
}
