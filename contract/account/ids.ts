import type * as z from 'zod/mini'
import { idSchema } from '../kernel/ids'

export const RiderId = idSchema('rdr').brand<'RiderId'>()
export type RiderId = z.output<typeof RiderId>

export const StationId = idSchema('stn').brand<'StationId'>()
export type StationId = z.output<typeof StationId>

export const TownId = idSchema('twn').brand<'TownId'>()
export type TownId = z.output<typeof TownId>
