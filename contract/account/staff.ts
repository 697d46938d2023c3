import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant, PersonId } from '../kernel/ids'
import type { Grant } from '../kernel/roles'
import { RiderId, StationId, TownId } from './ids'
import { ApplicationView, RiderPage, Seen, SeenWithReasons } from './station'

/** Riders whose station is not trusted yet, longest waiting first. */
export const listWaiting = action({
  name: 'staff.waiting',
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: RiderPage,
  errors: [],
})

/** An application with what only staff may know. `contested`: the identity is disputed, another rider holds the same identity number. */
export const StaffApplicationView = z.extend(ApplicationView, { contested: z.boolean() })

export const showApplication = action({
  name: 'staff.application',
  audience: 'staff',
  input: z.strictObject({ riderId: RiderId }),
  output: StaffApplicationView,
  errors: [],
})

/** Verifies a rider. In an identity dispute the number moves to this rider, and the other rider's verification ends. */
export const approve = action({
  name: 'staff.approve',
  audience: 'staff',
  writes: true,
  audited: true,
  input: Seen,
  output: StaffApplicationView,
  errors: ['NOT_WAITING', 'CHANGED_MEANWHILE', 'STATION_CLOSED'],
})

export const returnApplication = action({
  name: 'staff.return',
  audience: 'staff',
  writes: true,
  audited: true,
  input: SeenWithReasons,
  output: StaffApplicationView,
  errors: ['NOT_WAITING', 'CHANGED_MEANWHILE'],
})

export const StationSettings = z.strictObject({
  stationId: StationId,
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(40)),
  platform: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
  townId: TownId,
  /** A closed station takes no applications and vouches for nobody. */
  open: z.boolean(),
  /** Riders of a trusted station are verified by its word alone. */
  trusted: z.boolean(),
})

/** Creates a station or changes it. */
export const saveStation = action({
  name: 'staff.saveStation',
  audience: 'staff',
  writes: true,
  audited: true,
  input: StationSettings,
  output: StationSettings,
  errors: [],
})

export const TownSettings = z.strictObject({
  townId: TownId,
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(40)),
  /** Where it stands in lists. */
  order: z.int().check(z.minimum(0), z.maximum(999)),
})

/** Creates a town (板块) or changes it. */
export const saveTown = action({
  name: 'staff.saveTown',
  audience: 'staff',
  writes: true,
  audited: true,
  input: TownSettings,
  output: TownSettings,
  errors: [],
})

/** Each domain declares its roles and the field that names their place (`roles.ts`). An unknown role or field is INVALID_INPUT at that field. */
const AnyGrant = z.custom<Grant>((value) => typeof value === 'object' && value !== null)

/** Creates a code with which one person takes on a role. It is shown once, and is no longer good after its use or after three days. */
export const invite = action({
  name: 'staff.invite',
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ grant: AnyGrant }),
  output: z.object({ code: z.string(), expiresAt: Instant }),
  errors: [],
})

/** Takes a role back. When no staff are left to invite others, `npm run first-staff` makes an invitation (docs/deploy.md). */
export const revokeRole = action({
  name: 'staff.revokeRole',
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ personId: PersonId, grant: AnyGrant }),
  output: z.object({ revoked: z.literal(true) }),
  errors: [],
})

export const staffActions = { listWaiting, showApplication, approve, returnApplication, saveStation, saveTown, invite, revokeRole }
