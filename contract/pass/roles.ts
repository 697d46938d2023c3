import * as z from 'zod/mini'
import { CompoundId } from './ids'

/** Manages one compound and its gates (物业). */
export const PropertyManagerGrant = z.strictObject({ role: z.literal('propertyManager'), compoundId: CompoundId })

/** Works at the gates of one compound (门岗). */
export const GuardGrant = z.strictObject({ role: z.literal('guard'), compoundId: CompoundId })

declare module '../kernel/roles' {
  interface Audiences {
    propertyManager: true
    /** The guards of a compound, and its property managers, who may stand in for them. */
    guard: true
  }
  interface Scopes {
    compoundId: CompoundId
  }
  interface Grants {
    propertyManager: z.input<typeof PropertyManagerGrant>
    guard: z.input<typeof GuardGrant>
  }
  interface Workplaces {
    /** `waiting`: how many riders wait for an answer about the white list. */
    propertyManager: { role: 'propertyManager'; compoundId: CompoundId; compoundName: string; waiting: number }
    guard: { role: 'guard'; compoundId: CompoundId; compoundName: string }
  }
}
