import * as z from 'zod/mini'
import { WorkKind } from '../account/rider'

/**
 * Why a pass doesn't hold. `leftStation`: the grace period after leaving is over; `removedForConduct`: the station removed the rider for it;
 * `identityMoved`: the person proved to be who they are from another phone; the others are measures of the district.
 */
export const PassEnd = z.enum([
  'leftStation',
  'removedForConduct',
  'identityMoved',
  'sharedPass',
  'forgedCode',
  'dangerousRiding',
  'conduct',
])
export type PassEnd = z.output<typeof PassEnd>

/** What others see of who holds a pass. The name is masked: 张*. */
export const PassHolder = z.object({
  maskedName: z.string(),
  workKind: WorkKind,
  platform: z.string(),
  station: z.string(),
  /** A temporary URL; null where the picture isn't asked for or not there. */
  photoUrl: z.nullable(z.string()),
})
export type PassHolder = z.output<typeof PassHolder>
