import * as z from 'zod/mini'
import { action } from './action'
import { Cursor, Instant, idSchema } from './ids'

export const ParkedId = idSchema('prk').brand<'ParkedId'>()
export type ParkedId = z.output<typeof ParkedId>

/** What should have followed from a decision and failed too often: what it is, of which document, since when. It shows nothing personal. */
export const ParkedView = z.object({
  parkedId: ParkedId,
  /** The domain and what was to be done: `pass.endCodes`. */
  kind: z.string(),
  /** Collection and id of the document on which it was decided. */
  subject: z.string(),
  /** The code of the last error; the log has the rest. */
  code: z.string(),
  at: Instant,
})
export type ParkedView = z.output<typeof ParkedView>

/** What was given up and waits for somebody, newest first. */
export const listParked = action({
  name: 'staff.parkedEffects',
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ effects: z.array(ParkedView), next: z.nullable(Cursor) }),
  errors: [],
})

/** Has it done after all, once its cause is mended. If it fails as often again, it is given up anew. */
export const resumeParked = action({
  name: 'staff.resumeEffect',
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ parkedId: ParkedId }),
  output: z.object({ resumed: z.literal(true) }),
  errors: [],
})

export const parkedActions = { listParked, resumeParked }
