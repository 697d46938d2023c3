import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { Cursor, DeviceId, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { CompoundRules, Vehicle } from './compoundRules'
import { GateRefusal, GuardRefusal, UseMethod, Verdict } from './gateVerdict'
import { CompoundId, GateId, PassId, UseId } from './ids'
import { PassEnd, PassHolder } from './passHolder'

export { PassEnd } from './passHolder'

export const PassState = z.enum(['active', 'suspended', 'revoked', 'expired'])
export type PassState = z.output<typeof PassState>

/** Why a rider was refused for a white list or removed from it. */
export const ListingRefusal = z.enum(['notKnownHere', 'conduct', 'complaints', 'noLongerNeeded', 'conventionMissing'])
export type ListingRefusal = z.output<typeof ListingRefusal>

/** The state of a rider on a compound's white list. `expired`: the time of the approval is over. */
export const ListingState = z.enum(['asked', 'approved', 'refused', 'removed', 'expired'])
export type ListingState = z.output<typeof ListingState>

export const Appeal = z.object({
  state: z.enum(['waiting', 'accepted', 'refused']),
  at: Instant,
  text: z.string(),
  answer: z.nullable(z.string()),
})
export type Appeal = z.output<typeof Appeal>

/** A signed pass for guards without network: the text of its code, and how long it is in date. */
export const OfflinePass = z.object({ text: z.string(), issuedAt: Instant, expiresAt: Instant })
export type OfflinePass = z.output<typeof OfflinePass>

/** A pass (小哥码) as its holder sees it. */
export const PassView = z.object({
  passId: PassId,
  state: PassState,
  /** For a suspended or revoked pass: why, since when, and until when if it ends by itself. */
  end: z.nullable(z.object({ reason: PassEnd, since: Instant, until: z.nullable(Instant) })),
  /** The pass is active, but will be suspended at this time, because the rider has left the station. */
  suspendsAt: z.nullable(Instant),
  expiresAt: Instant,
  renewable: z.boolean(),
  holder: PassHolder,
  /** The last four digits of the holder's phone number, which a guard types before the six digits. */
  phoneTail: z.nullable(z.string()),
  /** Whether this phone makes the codes. */
  phone: z.enum(['this', 'other', 'none']),
  boundAt: z.nullable(Instant),
  convention: z.object({ version: z.int(), acceptedAt: z.nullable(Instant) }),
  appeal: z.nullable(Appeal),
  /** For the bound phone only, while the pass is active. */
  offline: z.nullable(OfflinePass),
})
export type PassView = z.output<typeof PassView>

const Mine = z.object({
  /** Null for a person who is not a verified rider. */
  pass: z.nullable(PassView),
  /** The server's time. The phone corrects its clock by it. */
  now: Instant,
})

/** Everything that the pass page shows, in one call. The phone keeps the answer for when there is no network. */
export const mine = action({
  name: 'pass.mine',
  audience: 'person',
  input: z.strictObject({ deviceId: DeviceId }),
  output: Mine,
  errors: [],
})

/**
 * Binds the pass to this phone and gives it the seed of its codes. On the phone that is bound: the same seed again. On another one:
 * OTHER_PHONE unless `move` says that the person wants to move it; the other phone's codes die at once. At most 3 moves in 7 days.
 */
export const bind = action({
  name: 'pass.bind',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ deviceId: DeviceId, move: z.boolean() }),
  output: z.object({
    pass: PassView,
    now: Instant,
    /** base64 of 32 bytes. It stays on this phone. */
    seed: z.string(),
    /** The number of this binding. It is part of every code. */
    keyNo: z.int(),
  }),
  errors: ['PASS_MISSING', 'PASS_NOT_ACTIVE', 'OTHER_PHONE', 'MOVES_EXHAUSTED'],
})

/** Begins another term. It is possible from 30 days before the end of the current one, for a rider who is still verified. */
export const renew = action({
  name: 'pass.renew',
  limit: limits.own,
  audience: 'rider',
  writes: true,
  audited: true,
  input: z.strictObject({ deviceId: DeviceId }),
  output: Mine,
  errors: ['PASS_MISSING', 'PASS_NOT_ACTIVE', 'NOT_RENEWABLE'],
})

/** The text of a gate's posted code: what a scanner reads, or the `scene` with which WeChat opens the page. */
export const GateCodeText = Text.scanned(200)

/**
 * The rider scans the code at the gate (场所码): one call decides, records the entry and gives what to show. Again within 5 minutes it is the
 * same entry. A code for leaving records an exit. A refusal at the gate is a verdict, not an error. Beyond 30 scans in an hour nothing more is
 * recorded; a guard can still check the pass.
 */
export const enterGate = action({
  name: 'pass.enterGate',
  unlimited: 'a scan at a gate is two reads and two writes; a code holds once, and the log of uses is bounded by its retention',
  audience: 'person',
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which gate',
  input: z.strictObject({ gateCode: GateCodeText, vehicle: Vehicle }),
  output: Verdict,
  errors: [],
})

/** Tells the property managers that the rider has waited long at this gate, at most once in ten minutes. */
export const reportWait = action({
  name: 'pass.reportWait',
  limit: limits.own,
  audience: 'rider',
  writes: true,
  audited: true,
  input: z.strictObject({ compoundId: CompoundId, gateId: GateId, waitedMinutes: z.int().check(z.minimum(1), z.maximum(120)) }),
  /** `told`: false where nobody manages the compound yet. */
  output: z.object({ told: z.boolean() }),
  errors: ['PASS_MISSING'],
})

const MyListing = z.object({
  state: ListingState,
  since: Instant,
  until: z.nullable(Instant),
  reason: z.nullable(ListingRefusal),
  /** Whether the holder has turned on face entry there. */
  face: z.boolean(),
})

export const CompoundRow = z.object({
  compoundId: CompoundId,
  name: z.string(),
  kind: z.enum(['compound', 'mall']),
  level: z.enum(['friendly', 'preparing']),
  townId: TownId,
  who: CompoundRules.shape.who,
  mine: z.nullable(MyListing),
})
export type CompoundRow = z.output<typeof CompoundRow>

/** All compounds and malls that take part, each with the caller's own entry on its white list. */
export const listCompounds = action({
  name: 'pass.compounds',
  audience: 'person',
  input: z.strictObject({}),
  output: z.object({ towns: z.array(z.object({ townId: TownId, name: z.string() })), compounds: z.array(CompoundRow) }),
  errors: [],
})

/** A numbered building on the map; x and y in thousandths of the picture, from its upper left corner. */
export const MapPoint = z.strictObject({
  label: asPublic(Text.line(1, 6)),
  x: z.int().check(z.minimum(0), z.maximum(1000)),
  y: z.int().check(z.minimum(0), z.maximum(1000)),
})
export type MapPoint = z.output<typeof MapPoint>

export const BuildingMap = z.object({ url: z.string(), width: z.int(), height: z.int(), points: z.array(MapPoint) })
export type BuildingMap = z.output<typeof BuildingMap>

/** One compound as a rider sees it: its rules, the rider's own entry on the white list, and for 4 hours after an entry the building map. */
export const showCompound = action({
  name: 'pass.compound',
  audience: 'rider',
  input: z.strictObject({ compoundId: CompoundId }),
  output: z.object({
    ...CompoundRow.shape,
    community: z.string(),
    open: z.boolean(),
    rules: CompoundRules,
    hotline: z.nullable(z.string()),
    note: z.nullable(z.string()),
    /** Whether the compound has face readers. */
    faceReaders: z.boolean(),
    map: z.nullable(BuildingMap),
  }),
  errors: [],
})

const one = z.strictObject({ compoundId: CompoundId })
const ListingReply = z.object({ mine: z.nullable(MyListing) })

/** Asks to be put on a compound's white list. A rider who has asked or is approved already gets the same answer again. */
export const askListing = action({
  name: 'pass.askListing',
  limit: limits.own,
  audience: 'rider',
  writes: true,
  audited: true,
  input: one,
  output: ListingReply,
  errors: ['PASS_MISSING', 'PASS_NOT_ACTIVE', 'CONVENTION_NOT_ACCEPTED', 'COMPOUND_CLOSED', 'TOO_MANY'],
})

/** Takes the request back or leaves the white list. The face readers there forget the face. */
export const leaveListing = action({
  name: 'pass.leaveListing',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: one,
  output: ListingReply,
  errors: ['PASS_MISSING'],
})

/** Turns face entry at one compound on, which needs the consent "face", or off at any time. The code at the gate always works as well. */
export const setFace = action({
  name: 'pass.setFace',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ compoundId: CompoundId, on: z.boolean() }),
  output: ListingReply,
  errors: ['PASS_MISSING', 'CONSENT_REQUIRED', 'LISTING_CHANGED'],
})

/** One access event in a log. */
export const UseRow = z.object({
  useId: UseId,
  at: Instant,
  /** `checked`: a second scan within minutes, or a check at a counter; it is no entry of its own. */
  outcome: z.enum(['enter', 'leave', 'refused', 'checked']),
  method: UseMethod,
  vehicle: Vehicle,
  gateName: z.string(),
  refusal: z.nullable(GateRefusal),
  /** Why a guard kept the rider out although the pass would do. */
  guardRefusal: z.nullable(GuardRefusal),
  /** A guard has undone the scan, which was a mistake. */
  undone: z.boolean(),
  /** A guard has decided it without network, and the server doubts it: it moves nobody and counts nobody as inside. */
  suspicious: z.boolean(),
  /** When the rider has objected: that this was not them, or that a guard kept them out without cause. */
  objectedAt: z.nullable(Instant),
})

const OwnUseRow = z.extend(UseRow, { compoundName: z.string() })

/** The caller's own access events, newest first, 30 a page, so that riders can see what is kept about them. */
export const listUses = action({
  name: 'pass.uses',
  audience: 'person',
  input: z.strictObject({ before: z.optional(Cursor) }),
  output: z.object({ uses: z.array(OwnUseRow), next: z.nullable(Cursor) }),
  errors: [],
})

/**
 * The rider objects to an own access event: a doubtful one was not them, or a guard kept them out without cause. It is noted once, and the
 * property managers are told.
 */
export const objectToUse = action({
  name: 'pass.objectToUse',
  limit: limits.own,
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ useId: UseId }),
  output: OwnUseRow,
  errors: ['NOT_DOUBTFUL'],
})

export const passActions = {
  mine,
  bind,
  renew,
  enterGate,
  reportWait,
  listCompounds,
  showCompound,
  askListing,
  leaveListing,
  setFace,
  listUses,
  objectToUse,
}
