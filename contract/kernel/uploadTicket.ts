import * as z from 'zod/mini'
import { Instant } from './ids'

/** The right to upload one picture, for the person who asked and for what was asked. An action takes no picture without. */
export const UploadTicket = z.object({
  /** Where in the storage the picture goes. */
  path: z.string(),
  limitBytes: z.int(),
  /** Until then an action must have taken the picture; later it is removed. */
  expiresAt: Instant,
})
export type UploadTicket = z.output<typeof UploadTicket>
