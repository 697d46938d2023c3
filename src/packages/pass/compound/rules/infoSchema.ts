import * as z from 'zod/mini'
import { CompoundNote, Hotline } from '../../../../../contract/pass/compoundFields'

/** Both may be left empty: then riders see none. */
export const infoSchema = z.strictObject({ hotline: z.optional(Hotline), note: z.optional(CompoundNote) })

export interface InfoValues {
  hotline: string
  note: string
}
