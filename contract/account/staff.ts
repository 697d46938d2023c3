import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant, PersonId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { AnyGrant } from './account'
import { RiderId, StationId, TownId } from './ids'
import { ApplicationView, RiderPage, Seen, SeenWithReasons } from './station'

/** Riders whose station is not trusted yet, longest waiting first. */
export const listWaiting = action({
  name: 'staff.waiting',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: RiderPage,
  errors: [],
})

/**
 * An application with what only staff may know. `contested`: the identity is disputed, another rider holds the same identity number. `underMeasure`: a
 * measure against an earlier registration with this number is still in force, and an approval takes it over.
 */
export const StaffApplicationView = z.extend(ApplicationView, { contested: z.boolean(), underMeasure: z.optional(z.boolean()) })

export const showApplication = action({
  name: 'staff.application',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ riderId: RiderId }),
  output: StaffApplicationView,
  errors: [],
})

/** Verifies a rider. In an identity dispute the number moves to this rider, and the other rider's verification ends. */
export const approve = action({
  name: 'staff.approve',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: Seen,
  output: StaffApplicationView,
  errors: ['NOT_WAITING', 'CHANGED_MEANWHILE', 'STATION_CLOSED', 'SECOND_PERSON_NEEDED'],
})

export const returnApplication = action({
  name: 'staff.return',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: SeenWithReasons,
  output: StaffApplicationView,
  errors: ['NOT_WAITING', 'CHANGED_MEANWHILE'],
})

export const StationSettings = z.strictObject({
  stationId: StationId,
  name: asPublic(Text.line(2, 40)),
  platform: asPublic(Text.line(1, 20)),
  townId: TownId,
  /** A closed station takes no applications and vouches for nobody. */
  open: z.boolean(),
  /** Riders of a trusted station are verified by its word alone. */
  trusted: z.boolean(),
})

export type StationSettings = z.output<typeof StationSettings>

/** A station as it is now. `trustProposedAt`: trust was proposed and waits for a second person; null when nothing waits. */
const SavedStation = z.extend(StationSettings, { trustProposedAt: z.nullable(Instant) })

/**
 * Creates a station or changes it. Trust is taken back at once; given it is only by two: `trusted: true` for a station that is not trusted is a
 * proposal, which another staff member confirms (`staff.confirmTrust`). So is it for a trusted one that gets another name, platform or town.
 */
export const saveStation = action({
  name: 'staff.saveStation',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['name', 'platform'],
  input: StationSettings,
  output: SavedStation,
  errors: [],
})

export const TownSettings = z.strictObject({
  townId: TownId,
  name: asPublic(Text.line(2, 40)),
  /** Where it stands in lists. */
  order: z.int().check(z.minimum(0), z.maximum(999)),
})

/** Creates a town (板块) or changes it. */
export const saveTown = action({
  name: 'staff.saveTown',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['name'],
  input: TownSettings,
  output: TownSettings,
  errors: [],
})

/**
 * Creates a code with which one person takes on a role. It is shown once, and is no longer good after its use or after three days. An
 * invitation to the staff only proposes the person who enters it; another staff member confirms (`staff.confirmGrant`).
 */
export const invite = action({
  name: 'staff.invite',
  limit: limits.inviting,
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
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ personId: PersonId, grant: AnyGrant }),
  output: z.object({ revoked: z.literal(true) }),
  errors: [],
})

const ProposedGrantView = z.object({ personId: PersonId, invitedBy: PersonId, at: Instant })
const ProposedTrustView = z.object({ stationId: StationId, name: z.string(), by: PersonId, at: Instant })

/** People and stations that wait for a second staff member, the longest waiting first, at most a hundred of each. */
export const listProposals = action({
  name: 'staff.proposals',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({}),
  output: z.object({ grants: z.array(ProposedGrantView), stations: z.array(ProposedTrustView) }),
  errors: [],
})

/** Confirms that this person, who entered a code of a colleague at `proposedAt`, joins the staff. The person is told. */
export const confirmGrant = action({
  name: 'staff.confirmGrant',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ personId: PersonId, proposedAt: Instant }),
  output: z.object({ confirmed: z.literal(true) }),
  errors: ['NOTHING_PROPOSED', 'CHANGED_MEANWHILE', 'SECOND_PERSON_NEEDED'],
})

/** Drops the proposal of `proposedAt` that this person joins the staff. Any member of the staff may do so. */
export const dropGrant = action({
  name: 'staff.dropGrant',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ personId: PersonId, proposedAt: Instant }),
  output: z.object({ dropped: z.literal(true) }),
  errors: ['NOTHING_PROPOSED', 'CHANGED_MEANWHILE'],
})

/** Confirms that this station is trusted, as was proposed at `proposedAt`. */
export const confirmTrust = action({
  name: 'staff.confirmTrust',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  input: z.strictObject({ stationId: StationId, proposedAt: Instant }),
  output: SavedStation,
  errors: ['NOTHING_PROPOSED', 'CHANGED_MEANWHILE', 'SECOND_PERSON_NEEDED'],
})

export const staffActions = {
  listWaiting,
  showApplication,
  approve,
  returnApplication,
  saveStation,
  saveTown,
  invite,
  revokeRole,
  listProposals,
  confirmGrant,
  dropGrant,
  confirmTrust,
}
