import * as z from 'zod/mini'
import { action } from './action'
import { Cursor, Instant, idSchema } from './ids'
import { limits } from './limit'

export const ParkedId = idSchema('prk').brand<'ParkedId'>()
export type ParkedId = z.output<typeof ParkedId>

/** An effect that failed too often: its kind, its document and the time. It contains no personal data. */
export const ParkedView = z.object({
  parkedId: ParkedId,
  /** The domain and the work: `pass.endCodes`. */
  kind: z.string(),
  /** Collection and id of the document whose change had the effect. */
  subject: z.string(),
  /** The code of the last error; the log has the details. */
  code: z.string(),
  at: Instant,
})
export type ParkedView = z.output<typeof ParkedView>

/** Lists the parked effects, newest first. */
export const listParked = action({
  name: 'staff.parkedEffects',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ effects: z.array(ParkedView), next: z.nullable(Cursor) }),
  errors: [],
})

/** Runs a parked effect again once its cause is fixed. If it fails as often again, it is parked again. */
export const resumeParked = action({
  name: 'staff.resumeEffect',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ parkedId: ParkedId }),
  output: z.object({ resumed: z.literal(true) }),
  errors: [],
})

export const parkedActions = { listParked, resumeParked }
