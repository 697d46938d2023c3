import * as z from 'zod/mini'
import { WorkKind } from '../account/rider'

/**
 * Why a pass is suspended or revoked. `leftStation`: the grace period after leaving the station is over; `removedForConduct`: the station has
 * removed the rider for misconduct; `identityMoved`: the person has registered anew from another WeChat account, and staff have confirmed it;
 * the others are reasons for measures of the district.
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

/** The holder of a pass as others see them. The name is masked: 张*. */
export const PassHolder = z.object({
  maskedName: z.string(),
  workKind: WorkKind,
  platform: z.string(),
  station: z.string(),
  /** A temporary URL; null where the picture is not needed or not there. */
  photoUrl: z.nullable(z.string()),
})
export type PassHolder = z.output<typeof PassHolder>

/** Whom to compare with the face in front of one, and nothing else: all that a counter needs of a rider. */
export const HolderFace = z.pick(PassHolder, { maskedName: true, photoUrl: true })
export type HolderFace = z.output<typeof HolderFace>
