import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { FileId, IdNumber, RealName } from '../kernel/fields'
import { Instant } from '../kernel/ids'
import { RiderId, StationId } from './ids'
import { WORK_KINDS } from './workKinds'

export const WorkKind = z.enum(WORK_KINDS)
export type WorkKind = z.output<typeof WorkKind>

/**
 * Where a registration stands. `removed`: no longer of the station (or the identity moved to another phone); may register again.
 * draft -> waitingStation -> (waitingDistrict ->) verified; returned -> waitingStation; verified -> removed -> waitingStation.
 */
export const RiderStatus = z.enum(['draft', 'waitingStation', 'waitingDistrict', 'returned', 'verified', 'removed'])
export type RiderStatus = z.output<typeof RiderStatus>

/** What somebody agrees to, each by itself and each refusable. The current versions are in {@link consentVersions}. */
export const ConsentKind = z.enum(['service', 'sensitive', 'child', 'insuranceSharing', 'face'])
export type ConsentKind = z.output<typeof ConsentKind>

/** Why an application was given back. */
export const ReturnReason = z.enum(['notOurs', 'photoUnclear', 'nameMismatch', 'wrongWorkKind', 'stationMismatch', 'identityUnproven'])
export type ReturnReason = z.output<typeof ReturnReason>

/** Why a rider is no longer of the station. `identityMoved`: the person proved to be who they are from another phone. */
export const RemoveReason = z.enum(['left', 'transferred', 'conduct'])
export type RemoveReason = z.output<typeof RemoveReason>
export const RemovedFor = z.enum([...RemoveReason.options, 'identityMoved'])
export type RemovedFor = z.output<typeof RemovedFor>

/** One line of the rider's history, newest last. */
export const RiderStep = z.object({
  step: z.enum(['registered', 'vouched', 'returned', 'verified', 'removed']),
  at: Instant,
  reasons: z.optional(z.array(z.union([ReturnReason, RemovedFor]))),
})
export type RiderStep = z.output<typeof RiderStep>

/** What a rider sees of the own registration. Numbers are masked even here: a phone lies on the counter. */
export const RiderView = z.object({
  riderId: RiderId,
  status: RiderStatus,
  /** May the form be sent (again)? By the rule that also decides. */
  editable: z.boolean(),
  realName: z.nullable(z.string()),
  idNumberMasked: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  workKind: z.nullable(WorkKind),
  station: z.nullable(z.object({ stationId: StationId, name: z.string(), platform: z.string(), open: z.boolean() })),
  /** A temporary URL. */
  photoUrl: z.nullable(z.string()),
  steps: z.array(RiderStep),
  verifiedAt: z.nullable(Instant),
})
export type RiderView = z.output<typeof RiderView>

const form = {
  realName: RealName,
  /** Left out: what was given before stays. */
  idNumber: z.optional(IdNumber),
  workKind: WorkKind,
  stationId: StationId,
  /** A JPEG that the phone uploaded below `incoming/`. Left out: the picture given before stays. */
  photo: z.optional(FileId),
}
export const RegistrationForm = z.strictObject(form)

export const saveDraft = action({
  name: 'rider.saveDraft',
  audience: 'person',
  writes: true,
  unaudited: 'a draft; sending the registration is audited',
  input: z.partial(RegistrationForm),
  output: RiderView,
  errors: ['CONSENT_REQUIRED', 'NOT_EDITABLE', 'PHOTO_NOT_JPEG', 'PHOTO_TOO_LARGE', 'PHOTO_TOO_SMALL', 'PHOTO_MISSING'],
})

/** Exchanges the code of WeChat's phone-number button (lives 5 minutes, once) for the number. */
export const bindPhone = action({
  name: 'rider.bindPhone',
  audience: 'person',
  writes: true,
  unaudited: 'a draft; sending the registration is audited',
  input: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(200)) }),
  output: RiderView,
  errors: ['CONSENT_REQUIRED', 'PHONE_CODE_INVALID'],
})

/** Sends the registration to the station. A number that somebody else holds looks the same to the sender; staff settle it. */
export const register = action({
  name: 'rider.register',
  audience: 'person',
  writes: true,
  audited: true,
  input: RegistrationForm,
  output: RiderView,
  errors: [
    'CONSENT_REQUIRED',
    'NOT_EDITABLE',
    'STATION_CLOSED',
    'UNDER_AGE',
    'PHOTO_NOT_JPEG',
    'PHOTO_TOO_LARGE',
    'PHOTO_TOO_SMALL',
    'PHOTO_MISSING',
  ],
})

/** Ends the registration and erases what was given (个人信息保护法 art. 47). Done already: the same reply. */
export const withdraw = action({
  name: 'rider.withdraw',
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({}),
  output: z.object({ erased: z.literal(true) }),
  errors: [],
})

export const riderActions = { saveDraft, bindPhone, register, withdraw }
