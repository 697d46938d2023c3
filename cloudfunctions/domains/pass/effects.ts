import * as z from 'zod/mini'
import { CompoundId, PassId, ReaderId, UseId } from '../../../contract/pass/ids'
import { defineEffect } from '../../kernel/effect'

/** Brings the compound's white list and its face readers to what the pass says now. */
export const syncListing = defineEffect('pass.syncListing', 1, z.object({ passId: PassId, compoundId: CompoundId, at: z.date() }))

/** Brings every row of a white list and every face of this pass to what the pass says of its holder now. */
export const syncHolder = defineEffect('pass.syncHolder', 1, z.object({ passId: PassId, at: z.date() }))

/** Tells guards' phones without network that codes of this pass are dead. `keyNo`: codes of this binding and older ones; null: all of them. */
export const endCodes = defineEffect('pass.endCodes', 1, z.object({ passId: PassId, keyNo: z.nullable(z.int()), at: z.date() }))

/** The pass may hold again: if it does, guards' phones without network must no longer be told that its codes are dead. */
export const reviveCodes = defineEffect('pass.reviveCodes', 1, z.object({ passId: PassId, at: z.date() }))

/** A guard has undone this access event or kept the rider out after all. The pass's copy of the newest event must say so. */
export const correctLastAccess = defineEffect('pass.correctLastAccess', 1, z.object({ passId: PassId, useId: UseId }))

/**
 * Brings the compound's face readers to what its white list says now: after a reader was added or removed, or the compound opened or closed.
 * `readerId`: this reader; null: all of them. `cursor`: where the turn before stopped.
 */
export const syncReaders = defineEffect(
  'pass.syncReaders',
  2,
  z.object({
    compoundId: CompoundId,
    readerId: z.nullable(ReaderId),
    at: z.date(),
    cursor: z.optional(
      z.object({
        readerId: ReaderId,
        list: z.enum(['asked', 'acknowledged', 'listed']),
        after: z.nullable(z.string()),
      }),
    ),
  }),
  { later: true },
)
