import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { FileId, IdNumber, RealName } from '../kernel/fields'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { UploadTicket } from '../kernel/uploadTicket'
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

/** What a person can agree to. Each consent is asked for by itself and can be refused. The current versions are in {@link consentVersions}. */
export const ConsentKind = z.enum(['service', 'sensitive', 'child', 'insuranceSharing', 'face'])
export type ConsentKind = z.output<typeof ConsentKind>

/** Why an application was returned to the rider. */
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

/** What riders see of their own registration. Numbers are masked even here, since others can see the screen. */
export const RiderView = z.object({
  riderId: RiderId,
  status: RiderStatus,
  /** May the form be sent (again)? The rule that decides on sending says so. */
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
  /** When it is left out, the number that was given before stays. */
  idNumber: z.optional(IdNumber),
  workKind: WorkKind,
  stationId: StationId,
  /** A JPEG that the phone uploaded with a ticket of `rider.uploadTicket`. When it is left out, the picture that was given before stays. */
  photo: z.optional(FileId),
}
export const RegistrationForm = z.strictObject(form)

/** The right to upload one portrait. */
export const uploadTicket = action({
  name: 'rider.uploadTicket',
  unlimited: 'uploads have a limit of their own a day, which counts pictures',
  audience: 'person',
  writes: true,
  unaudited: 'the ticket itself records the upload until it is used or removed',
  input: z.strictObject({}),
  output: UploadTicket,
  errors: ['CONSENT_REQUIRED', 'TOO_MANY_UPLOADS'],
})

export const saveDraft = action({
  name: 'rider.saveDraft',
  limit: limits.own,
  audience: 'person',
  writes: true,
  unaudited: 'a draft; sending the registration is audited',
  input: z.partial(RegistrationForm),
  output: RiderView,
  errors: ['CONSENT_REQUIRED', 'NOT_EDITABLE', 'PHOTO_NOT_JPEG', 'PHOTO_TOO_LARGE', 'PHOTO_TOO_SMALL', 'PHOTO_MISSING'],
})

/** Exchanges the code of WeChat's phone-number button for the number. WeChat takes a code once and within 5 minutes. */
export const bindPhone = action({
  name: 'rider.bindPhone',
  limit: limits.own,
  audience: 'person',
  writes: true,
  unaudited: 'only the owner of the number can get the code; what a pass takes over of it is audited',
  input: z.strictObject({ code: Text.scanned(200) }),
  output: RiderView,
  errors: ['CONSENT_REQUIRED', 'PHONE_CODE_INVALID'],
})

/** Sends the registration to the station. If another rider holds the identity number, the sender sees no difference; staff resolve the dispute. */
export const register = action({
  name: 'rider.register',
  limit: limits.registering,
  audience: 'person',
  writes: true,
  audited: true,
  leftOut: ['realName', 'idNumber', 'photo'],
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

/** Ends the registration and erases what was given (个人信息保护法 art. 47). When that was done before, the reply is the same. */
export const withdraw = action({
  name: 'rider.withdraw',
  unlimited: 'nobody is kept from leaving, a second time there is nothing to erase, and coming back takes consents, which have a limit',
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({}),
  output: z.object({ erased: z.literal(true) }),
  errors: [],
})

export const riderActions = { uploadTicket, saveDraft, bindPhone, register, withdraw }
