import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { RiderId, StationId, TownId } from './ids'
import { RemoveReason, ReturnReason, RiderStatus, RiderStep, WorkKind } from './rider'

/** The towns (板块) and the stations that take riders, for the form's pickers, in one call. */
export const listStations = action({
  name: 'station.list',
  audience: 'public',
  input: z.strictObject({}),
  output: z.object({
    towns: z.array(z.object({ townId: TownId, name: z.string() })),
    stations: z.array(z.object({ stationId: StationId, name: z.string(), platform: z.string(), townId: TownId })),
  }),
  errors: [],
})

/** One row of the station's list. */
export const RiderRow = z.object({
  riderId: RiderId,
  realName: z.string(),
  workKind: WorkKind,
  status: RiderStatus,
  /** Since when the rider has this status. */
  since: Instant,
})
export type RiderRow = z.output<typeof RiderRow>

export const RiderPage = z.object({ riders: z.array(RiderRow), next: z.nullable(Cursor) })

const page = z.strictObject({ stationId: StationId, after: z.optional(Cursor) })

/** Riders who wait for the station, longest waiting first. */
export const listWaiting = action({
  name: 'station.waiting',
  limit: limits.looking,
  audience: 'stationManager',
  scope: 'stationId',
  input: page,
  output: RiderPage,
  errors: [],
})

/** The station's verified riders, newest first. */
export const listMembers = action({
  name: 'station.members',
  limit: limits.looking,
  audience: 'stationManager',
  scope: 'stationId',
  input: page,
  output: RiderPage,
  errors: [],
})

/** What a station manager or staff see of one application. */
export const ApplicationView = z.object({
  riderId: RiderId,
  /** The decision carries it back: a decision holds only for the revision that was seen. */
  revision: z.int(),
  status: RiderStatus,
  realName: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.nullable(z.string()),
  workKind: WorkKind,
  station: z.object({ stationId: StationId, name: z.string(), platform: z.string() }),
  photoUrl: z.nullable(z.string()),
  steps: z.array(RiderStep),
})
export type ApplicationView = z.output<typeof ApplicationView>

const one = z.strictObject({ riderId: RiderId })

export const showApplication = action({
  name: 'station.application',
  limit: limits.looking,
  audience: 'stationManager',
  scope: 'riderId',
  input: one,
  output: ApplicationView,
  errors: [],
})

export const RevealReason = z.enum(['checkApplication', 'safety', 'lostProperty'])

/** Shows a rider's whole phone number. The caller gives a reason, the look is on record, and the rider finds it in the inbox. */
export const revealPhone = action({
  name: 'station.revealPhone',
  limit: limits.unmasking,
  audience: 'stationManager',
  scope: 'riderId',
  audited: true,
  unmasks: true,
  input: z.strictObject({ riderId: RiderId, reason: RevealReason }),
  output: z.object({ phone: z.nullable(z.string()) }),
  errors: [],
})

export const Seen = z.strictObject({ riderId: RiderId, revision: z.int() })
export const SeenWithReasons = z.strictObject({
  riderId: RiderId,
  revision: z.int(),
  reasons: z.array(ReturnReason).check(z.minLength(1), z.maxLength(3)),
})

/** The station vouches for this rider. A trusted station's word verifies at once; for other stations staff decide. */
export const vouch = action({
  name: 'station.vouch',
  limit: limits.work,
  audience: 'stationManager',
  scope: 'riderId',
  writes: true,
  audited: true,
  input: Seen,
  output: ApplicationView,
  errors: ['NOT_WAITING', 'CHANGED_MEANWHILE', 'STATION_CLOSED'],
})

/** Returns the application to the rider with the reasons, so that it can be mended. */
export const returnApplication = action({
  name: 'station.return',
  limit: limits.work,
  audience: 'stationManager',
  scope: 'riderId',
  writes: true,
  audited: true,
  input: SeenWithReasons,
  output: ApplicationView,
  errors: ['NOT_WAITING', 'CHANGED_MEANWHILE'],
})

/** A rider has left the station. The rider is told. */
export const removeRider = action({
  name: 'station.remove',
  limit: limits.work,
  audience: 'stationManager',
  scope: 'riderId',
  writes: true,
  audited: true,
  input: z.strictObject({ riderId: RiderId, reason: RemoveReason }),
  output: ApplicationView,
  errors: ['NOT_VERIFIED'],
})

export const stationActions = {
  listStations,
  listWaiting,
  listMembers,
  showApplication,
  revealPhone,
  vouch,
  returnApplication,
  removeRider,
}
