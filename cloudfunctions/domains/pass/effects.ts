import * as z from 'zod/mini'
import { CompoundId, PassId, ReaderId, UseId } from '../../../contract/pass/ids'
import { defineEffect } from '../../kernel/effect'

/** The compound's white list and its face readers are brought to what the pass says now. */
export const syncListing = defineEffect('pass.syncListing', 1, z.object({ passId: PassId, compoundId: CompoundId, at: z.date() }))

/** Guards' phones without network must hear that codes of this pass are dead. `keyNo`: those of this binding and older ones; null: all. */
export const endCodes = defineEffect('pass.endCodes', 1, z.object({ passId: PassId, keyNo: z.nullable(z.int()), at: z.date() }))

/** The pass may hold again: then guards' phones without network must no longer hear that it doesn't. */
export const reviveCodes = defineEffect('pass.reviveCodes', 1, z.object({ passId: PassId, at: z.date() }))

/** A guard took this use back or kept the rider out after all: the next scan is no repetition of it. */
export const correctLastAccess = defineEffect('pass.correctLastUse', 1, z.object({ passId: PassId, useId: UseId }))

/**
 * What a compound's face readers know is brought to what its white list says now: after a reader was added or removed, or the compound opened
 * or closed. `readerId`: in this one; null: in all.
 */
export const syncReaders = defineEffect(
  'pass.syncReaders',
  1,
  z.object({ compoundId: CompoundId, readerId: z.nullable(ReaderId), at: z.date() }),
)
