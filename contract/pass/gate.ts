import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant, RequestId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { CompoundRules, Vehicle } from './compoundRules'
import { DayPattern, GuardRefusal, Verdict } from './gateVerdict'
import { CompoundId, GateId, PassId, UseId } from './ids'
import { UseRow } from './pass'
import { PassHolder } from './passHolder'

const here = { compoundId: CompoundId }

export const GateView = z.object({ gateId: GateId, name: z.string(), open: z.boolean() })
export type GateView = z.output<typeof GateView>

/** Everything that a guard needs on duty, in one call. */
export const duty = action({
  name: 'gate.duty',
  unlimited: 'a guard’s phone asks again and again while its page is open, about its own compound alone',
  audience: 'guard',
  scope: 'compoundId',
  input: z.strictObject(here),
  output: z.object({
    compoundId: CompoundId,
    name: z.string(),
    hotline: z.nullable(z.string()),
    gates: z.array(GateView),
    /** Since midnight in Shanghai. */
    today: z.object({ entered: z.int(), refused: z.int() }),
    /** What riders' screens show today. An older server leaves it out. */
    pattern: z.optional(DayPattern),
    now: Instant,
  }),
  errors: [],
})

/**
 * What a guard's phone needs to check passes without network: public keys, the compound's rules, and passes that have ended although a signed
 * copy of them may still be in date. It names passes by id only. After `staleAt` the phone must not rely on it.
 */
export const offlineList = action({
  name: 'gate.offlineList',
  unlimited: 'a guard’s phone asks again and again while its page is open, about its own compound alone',
  audience: 'guard',
  scope: 'compoundId',
  /** `short`: the white list comes as `approvals`. Phones of an older version don't ask for it. */
  input: z.strictObject({ ...here, short: z.optional(z.boolean()) }),
  output: z.object({
    asOf: Instant,
    staleAt: Instant,
    keys: z.array(z.object({ keyId: z.int(), algorithm: z.int(), publicKey: z.string() })),
    /** `keyNo`: codes of this binding to a phone and of older ones are dead; null: all codes of the pass are. */
    ended: z.array(z.object({ passId: PassId, keyNo: z.nullable(z.int()) })),
    open: z.boolean(),
    rules: CompoundRules,
    /** The riders on the white list, and until when; null where every active pass may enter. */
    whiteList: z.nullable(z.array(z.object({ passId: PassId, until: Instant }))),
    /** The same in its short form (`approvals.ts`), in place of the rows. */
    approvals: z.optional(z.string()),
  }),
  errors: [],
})

/** The text of a code as it was scanned: a rotating code, a signed pass, or both. */
export const CredentialText = Text.scanned(600)

export const Credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), text: CredentialText }),
  /** The rider says them aloud: the last four digits of the phone number, which find the pass, and six digits, which prove it. */
  z.strictObject({
    kind: z.literal('digits'),
    phoneTail: Text.digits(4),
    digits: Text.digits(6),
  }),
])
export type Credential = z.output<typeof Credential>

/** Checks a rider's code (核验) and records the entry. A code holds for 30 seconds and once, even when two guards scan it at the same time. */
export const verify = action({
  name: 'gate.verify',
  unlimited: 'a scan at a gate is two reads and two writes; a code holds once, and the log of uses is bounded by its retention',
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which gate',
  input: z.strictObject({ ...here, gateId: GateId, credential: Credential, vehicle: Vehicle }),
  output: Verdict,
  errors: [],
})

/** One line of the compound's log. `guard`: the name under which the property manager has invited the guard. */
export const LogRow = z.extend(UseRow, {
  gateId: GateId,
  /** Null once the rider's registration is erased. */
  holder: z.nullable(PassHolder),
  guard: z.nullable(z.string()),
  /** From the first scan at this gate to the refusal. */
  waitedSeconds: z.nullable(z.int()),
  /** Until when the guard who asks may undo it. Left out: it is none of theirs, or it was undone. */
  undoableUntil: z.optional(Instant),
})
export type LogRow = z.output<typeof LogRow>

const correcting = { ...here, useId: UseId }

/** Keeps out a rider whose pass would do, for a reason, within 5 minutes of the scan. The rider and the property managers are told. */
export const refuse = action({
  name: 'gate.refuse',
  limit: limits.work,
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  audited: true,
  input: z.strictObject({ ...correcting, reason: GuardRefusal }),
  output: LogRow,
  errors: ['TOO_LATE', 'ALREADY_CORRECTED'],
})

/** Undoes an own scan or refusal that was a mistake, within 5 minutes. It stays in the log, marked as undone, and counts for nothing. */
export const undo = action({
  name: 'gate.undo',
  limit: limits.work,
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  audited: true,
  input: z.strictObject(correcting),
  output: LogRow,
  errors: ['TOO_LATE', 'ALREADY_CORRECTED', 'NOT_YOURS'],
})

/** Today's log, newest first, 30 a page. */
export const today = action({
  name: 'gate.today',
  unlimited: 'a guard’s phone asks again and again while its page is open, about its own compound alone',
  audience: 'guard',
  scope: 'compoundId',
  input: z.strictObject({ ...here, before: z.optional(Cursor) }),
  output: z.object({ uses: z.array(LogRow), next: z.nullable(Cursor) }),
  errors: [],
})

/** A decision that a guard's phone made without network. */
export const OfflineUse = z.strictObject({
  /** The phone's own name for the decision. Sent again, it is the same entry. */
  localId: RequestId,
  gateId: GateId,
  at: Instant,
  text: CredentialText,
  vehicle: Vehicle,
  /** Null: let in. */
  refusal: z.nullable(GuardRefusal),
})
export type OfflineUse = z.output<typeof OfflineUse>

/**
 * Records what guards have decided without network, each decision once. Everything is checked again: a code that doesn't hold, or a pass that had ended,
 * is recorded and marked as suspicious for the property manager and the rider. A text that names no pass, or that we have not signed, is
 * `unknown` and not recorded. A guard whose role has ended may send for three more days what was decided before.
 */
export const sync = action({
  name: 'gate.sync',
  unlimited: 'a phone that was without network sends at once what it has decided, each use once',
  audience: 'guard',
  scope: 'compoundId',
  formerToo: true,
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which gate',
  input: z.strictObject({ ...here, uses: z.array(OfflineUse).check(z.minLength(1), z.maxLength(20)) }),
  output: z.object({ results: z.array(z.object({ localId: RequestId, result: z.enum(['recorded', 'suspicious', 'unknown']) })) }),
  errors: [],
})

export const gateActions = { duty, offlineList, verify, refuse, undo, today, sync }
