import type * as z from 'zod/mini'
import { idSchema } from '../kernel/ids'

/** A place where a pass is used: a compound, or a place of a later domain, such as a merchant's counter. Such ids have this brand, too. */
export type PassPlaceId = string & z.core.$brand<'PassPlaceId'>

export const PassId = idSchema('pas').brand<'PassId'>()
export type PassId = z.output<typeof PassId>

export const CompoundId = idSchema('cmp').brand<'PassPlaceId'>().brand<'CompoundId'>()
export type CompoundId = z.output<typeof CompoundId>

export const GateId = idSchema('gat').brand<'GateId'>()
export type GateId = z.output<typeof GateId>

/** An access event of a pass: an entry, an exit, a refusal at a gate, or a check at a counter. The wire calls it a use. */
export const UseId = idSchema('use').brand<'UseId'>()
export type UseId = z.output<typeof UseId>

/** A face reader at a gate. */
export const ReaderId = idSchema('rea').brand<'ReaderId'>()
export type ReaderId = z.output<typeof ReaderId>
