import type * as z from 'zod/mini'
import { idSchema } from '../kernel/ids'

/** A category of a contest (竞赛项目), with its own places. */
export const CategoryId = idSchema('cat').brand<'OfferingId'>().brand<'CategoryId'>()
export type CategoryId = z.output<typeof CategoryId>

export const ContestId = idSchema('cts').brand<'ContestId'>()
export type ContestId = z.output<typeof ContestId>
