import * as z from 'zod/mini'
import { defineEffect } from './effect'

/** Adds an entry to the audit trail: the actor, the action and the record. */
export const audit = defineEffect(
  'kernel.audit',
  1,
  z.object({
    eventId: z.string(),
    action: z.string(),
    actorId: z.string(),
    /** Collection and id of the record. */
    subject: z.string(),
    at: z.date(),
    /** What was decided. Effects that are older than the field lack it. */
    facts: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  }),
)

/** Deletes a file that no document refers to any more. */
export const deleteStoredFile = defineEffect('kernel.deleteFile', 1, z.object({ fileId: z.string() }))
