import * as z from 'zod/mini'
import { StationId } from '../account/ids'
import { action } from '../kernel/action'
import { DeviceId, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { CompoundId } from './ids'
import { mine } from './pass'

/** The current version of the conduct convention (三方行为公约). A new version must be signed anew by everybody. */
export const CONVENTION_VERSION = 1

const version = { version: z.int() }
const signing = { writes: true, audited: true, errors: ['CONVENTION_OUTDATED'] } as const
const Signed = z.object({ version: z.int(), signedAt: z.nullable(Instant) })

/** The rider accepts the convention, which every white list requires. */
export const accept = action({
  name: 'convention.accept',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ ...version, deviceId: DeviceId }),
  output: mine.output,
  errors: ['PASS_MISSING', 'CONVENTION_OUTDATED'],
})

/** The station signs for its riders. */
export const signForStation = action({
  name: 'convention.signForStation',
  limit: limits.work,
  audience: 'stationManager',
  scope: 'stationId',
  ...signing,
  input: z.strictObject({ ...version, stationId: StationId }),
  output: Signed,
})

/** Whether the station has signed. */
export const ofStation = action({
  name: 'convention.ofStation',
  limit: limits.looking,
  audience: 'stationManager',
  scope: 'stationId',
  input: z.strictObject({ stationId: StationId }),
  output: Signed,
  errors: [],
})

/** The property manager signs for the compound. */
export const signForCompound = action({
  name: 'convention.signForCompound',
  limit: limits.work,
  audience: 'propertyManager',
  scope: 'compoundId',
  ...signing,
  input: z.strictObject({ ...version, compoundId: CompoundId }),
  output: Signed,
})

/** Staff record that the community has signed for this compound. */
export const signForCommunity = action({
  name: 'convention.signForCommunity',
  limit: limits.staff,
  audience: 'staff',
  ...signing,
  input: z.strictObject({ ...version, compoundId: CompoundId }),
  output: Signed,
})

export const conventionActions = { accept, signForStation, ofStation, signForCompound, signForCommunity }
