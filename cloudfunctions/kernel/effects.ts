import * as z from 'zod/mini'
import { defineEffect } from './effect'

/** Enters in the audit trail who did what to what. */
export const audit = defineEffect(
  'kernel.audit',
  1,
  z.object({
    eventId: z.string(),
    action: z.string(),
    actorId: z.string(),
    /** Collection and id of what was touched. */
    subject: z.string(),
    at: z.date(),
  }),
)

/** Deletes a file that no document names any more. */
export const deleteStoredFile = defineEffect('kernel.deleteFile', 1, z.object({ fileId: z.string() }))
