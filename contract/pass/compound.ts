import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { FileId } from '../kernel/fields'
import { Cursor, Instant, PersonId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { UploadTicket } from '../kernel/uploadTicket'
import { CompoundNote, GateName, GuardLabel, Hotline } from './compoundFields'
import { exportLog, figures, here, inside, log, managing } from './compoundLog'
import { CompoundRules } from './compoundRules'
import { GateView } from './gate'
import { CompoundId, GateId, PassId } from './ids'
import { BuildingMap, ListingRefusal, ListingState, MapPoint } from './pass'
import { PassHolder } from './passHolder'

const Name = asPublic(Text.line(2, 40))

export const CompoundSettings = z.strictObject({
  compoundId: CompoundId,
  name: Name,
  kind: z.enum(['compound', 'mall']),
  /** `friendly`: a friendly compound (友好小区) or mall (友好商圈); `preparing`: on the way. */
  level: z.enum(['friendly', 'preparing']),
  townId: TownId,
  /** The community (社区) that it belongs to. */
  community: Name,
  /** A closed compound lets nobody in by pass, and nobody can ask for its white list. */
  open: z.boolean(),
})

/** Makes a compound or changes what the district sets for it. Its rules are set by the property manager. */
export const save = action({
  name: 'compound.save',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['name', 'community'],
  input: CompoundSettings,
  output: CompoundSettings,
  errors: [],
})

const GateSettings = z.extend(GateView, {
  /** Whether there is a second code, for leaving. */
  exits: z.boolean(),
})

/** A compound as its property manager sees it. */
export const CompoundView = z.object({
  ...CompoundSettings.shape,
  rules: CompoundRules,
  hotline: z.nullable(z.string()),
  note: z.nullable(z.string()),
  gates: z.array(GateSettings),
  people: z.array(z.object({ personId: PersonId, role: z.enum(['guard', 'propertyManager']), label: z.string(), since: Instant })),
  map: z.nullable(BuildingMap),
  convention: z.object({ version: z.int(), compoundSignedAt: z.nullable(Instant), communitySignedAt: z.nullable(Instant) }),
})
export type CompoundView = z.output<typeof CompoundView>

export const show = action({
  name: 'compound.show',
  limit: limits.looking,
  ...managing,
  input: z.strictObject(here),
  output: CompoundView,
  errors: [],
})

export const saveRules = action({
  name: 'compound.saveRules',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  input: z.strictObject({ ...here, rules: CompoundRules }),
  output: CompoundView,
  errors: [],
})

/** What riders read: whom to call, and what to know inside (where to park, which lift). */
export const saveInfo = action({
  name: 'compound.saveInfo',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  leftOut: ['hotline', 'note'],
  input: z.strictObject({
    ...here,
    hotline: z.nullable(Hotline),
    note: z.nullable(CompoundNote),
  }),
  output: CompoundView,
  errors: ['TEXT_REFUSED'],
})

/** Makes a gate (without `gateId`) or changes it. At most 20 gates. */
export const saveGate = action({
  name: 'compound.saveGate',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  leftOut: ['name'],
  input: z.strictObject({
    ...here,
    gateId: z.optional(GateId),
    name: GateName,
    open: z.boolean(),
    exits: z.boolean(),
  }),
  output: CompoundView,
  errors: ['TOO_MANY'],
})

/** Gives the gate new codes. Posters with the old codes no longer work. */
export const renewGateCode = action({
  name: 'compound.renewGateCode',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  input: z.strictObject({ ...here, gateId: GateId }),
  output: CompoundView,
  errors: [],
})

/** An A4 page to print, with the gate's code and three lines of instruction. The link works for an hour, on any computer. */
export const poster = action({
  name: 'compound.poster',
  limit: limits.looking,
  ...managing,
  input: z.strictObject({ ...here, gateId: GateId }),
  output: z.object({ url: z.string(), expiresAt: Instant }),
  errors: [],
})

/** The right to upload the picture of one building map. */
export const uploadTicket = action({
  name: 'compound.uploadTicket',
  unlimited: 'uploads have a limit of their own a day, which counts pictures',
  ...managing,
  writes: true,
  unaudited: 'the ticket itself records the upload until it is used or removed',
  input: z.strictObject({ ...here }),
  output: UploadTicket,
  errors: ['TOO_MANY_UPLOADS'],
})

/** The building map: a picture of the compound with numbered buildings. Without `picture` the picture stays; with null the map is removed. */
export const saveMap = action({
  name: 'compound.saveMap',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  leftOut: ['picture'],
  input: z.strictObject({ ...here, picture: z.optional(z.nullable(FileId)), points: z.array(MapPoint).check(z.maxLength(80)) }),
  output: CompoundView,
  errors: ['PHOTO_MISSING', 'PHOTO_NOT_JPEG', 'PHOTO_TOO_LARGE', 'PHOTO_TOO_SMALL'],
})

/** A code with which one person becomes guard here. At most 50 people. */
export const inviteGuard = action({
  name: 'compound.inviteGuard',
  limit: limits.inviting,
  ...managing,
  writes: true,
  audited: true,
  leftOut: ['label'],
  input: z.strictObject({ ...here, label: GuardLabel }),
  output: z.object({ code: z.string(), expiresAt: Instant }),
  errors: ['TOO_MANY'],
})

/** Removes a guard. Property managers are removed by staff. */
export const removeGuard = action({
  name: 'compound.removeGuard',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  input: z.strictObject({ ...here, personId: PersonId }),
  output: CompoundView,
  errors: [],
})

export const ListingRow = z.object({
  passId: PassId,
  holder: PassHolder,
  state: ListingState,
  since: Instant,
  until: z.nullable(Instant),
  reason: z.nullable(ListingRefusal),
  face: z.boolean(),
  /** The compound's rules let nobody of this kind of work in: the approval alone opens no gate. Left out where they do. */
  kindKeptOut: z.optional(z.boolean()),
})
export type ListingRow = z.output<typeof ListingRow>

/** The riders of the white list (白名单) in one state: asking (longest first), approved, or no longer on it. 30 a page. */
export const listings = action({
  name: 'compound.listings',
  limit: limits.looking,
  ...managing,
  input: z.strictObject({ ...here, state: z.enum(['asked', 'approved', 'ended']), after: z.optional(Cursor) }),
  output: z.object({ listings: z.array(ListingRow), next: z.nullable(Cursor) }),
  errors: [],
})

/**
 * Decides on up to 30 riders at once, on each separately. `approve` puts riders who have asked on the white list and prolongs those who are on
 * it, `refuse` is for riders who have asked, `remove` for those who are on it. If a rider can't be decided on (no longer asking, convention not
 * accepted or not signed by every party), the result says why, and the others are decided all the same.
 */
export const decideListings = action({
  name: 'compound.decideListings',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  input: z.strictObject({
    ...here,
    passIds: z.array(PassId).check(z.minLength(1), z.maxLength(30)),
    decision: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('approve'), days: z.int().check(z.minimum(1), z.maximum(365)) }),
      z.strictObject({ kind: z.literal('refuse'), reason: ListingRefusal }),
      z.strictObject({ kind: z.literal('remove'), reason: ListingRefusal }),
    ]),
  }),
  output: z.object({
    results: z.array(
      z.object({
        passId: PassId,
        problem: z.nullable(z.enum(['LISTING_CHANGED', 'PASS_NOT_ACTIVE', 'CONVENTION_NOT_ACCEPTED', 'CONVENTION_NOT_SIGNED'])),
      }),
    ),
  }),
  errors: ['COMPOUND_CLOSED'],
})

export const compoundActions = {
  save,
  show,
  saveRules,
  saveInfo,
  saveGate,
  renewGateCode,
  poster,
  uploadTicket,
  saveMap,
  inviteGuard,
  removeGuard,
  listings,
  decideListings,
  log,
  exportLog,
  inside,
  figures,
}
