import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant, RequestId } from '../kernel/ids'
import { CompoundRules, Vehicle } from './compoundRules'
import { GuardRefusal, Verdict } from './gateVerdict'
import { CompoundId, GateId, PassId, UseId } from './ids'
import { UseRow } from './pass'
import { PassHolder } from './passHolder'

const here = { compoundId: CompoundId }

export const GateView = z.object({ gateId: GateId, name: z.string(), open: z.boolean() })
export type GateView = z.output<typeof GateView>

/** What a guard needs on duty. One call. */
export const duty = action({
  name: 'gate.duty',
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
    now: Instant,
  }),
  errors: [],
})

/**
 * What a guard's phone needs to judge without network: public keys, the compound's rules, and passes that ended although their signed pass
 * may still be in date. It names passes by id only. Older than `staleAt` it must not be relied on.
 */
export const offlineList = action({
  name: 'gate.offlineList',
  audience: 'guard',
  scope: 'compoundId',
  input: z.strictObject(here),
  output: z.object({
    asOf: Instant,
    staleAt: Instant,
    keys: z.array(z.object({ keyId: z.int(), algorithm: z.int(), publicKey: z.string() })),
    /** `keyNo`: codes of this binding and older ones are dead; null: all of this pass are. */
    ended: z.array(z.object({ passId: PassId, keyNo: z.nullable(z.int()) })),
    open: z.boolean(),
    rules: CompoundRules,
    /** Who is on the white list, and until when; null where any pass does. */
    whiteList: z.nullable(z.array(z.object({ passId: PassId, until: Instant }))),
  }),
  errors: [],
})

/** The text of a code as it was scanned: a rotating code, a signed pass, or both. */
export const CredentialText = z.string().check(z.minLength(1), z.maxLength(600))

export const Credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), text: CredentialText }),
  /** Said aloud by the rider: the last four digits of the phone number, which find the pass, and the six digits, which prove it. */
  z.strictObject({
    kind: z.literal('digits'),
    phoneTail: z.string().check(z.regex(/^\d{4}$/)),
    digits: z.string().check(z.regex(/^\d{6}$/)),
  }),
])
export type Credential = z.output<typeof Credential>

/** Checks a rider's code (核验) and records the entry. A code holds for 30 seconds and for one use, also when two guards scan it at once. */
export const verify = action({
  name: 'gate.verify',
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which gate',
  input: z.strictObject({ ...here, gateId: GateId, credential: Credential, vehicle: Vehicle }),
  output: Verdict,
  errors: [],
})

/** One line of the compound's log. `guard`: who stood at the gate, by the name under which the property manager invited them. */
export const LogRow = z.extend(UseRow, {
  gateId: GateId,
  /** Null once the rider's registration is erased. */
  holder: z.nullable(PassHolder),
  guardRefusal: z.nullable(GuardRefusal),
  guard: z.nullable(z.string()),
  /** From the first scan at this gate to the refusal. */
  waitedSeconds: z.nullable(z.int()),
  /** Judged without network, and found otherwise when it was sent. */
  suspicious: z.boolean(),
})
export type LogRow = z.output<typeof LogRow>

const correcting = { ...here, useId: UseId }

/** Keeps out somebody whose pass would do, for a reason, within 5 minutes of the scan. The property managers are told, with the waiting time. */
export const refuse = action({
  name: 'gate.refuse',
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  audited: true,
  input: z.strictObject({ ...correcting, reason: GuardRefusal }),
  output: LogRow,
  errors: ['TOO_LATE', 'ALREADY_CORRECTED'],
})

/** Takes back a scan that was a mistake, within 5 minutes. It stays in the log as undone. */
export const undo = action({
  name: 'gate.undo',
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  audited: true,
  input: z.strictObject(correcting),
  output: LogRow,
  errors: ['TOO_LATE', 'ALREADY_CORRECTED'],
})

/** Today's log, newest first, 30 a page. */
export const today = action({
  name: 'gate.today',
  audience: 'guard',
  scope: 'compoundId',
  input: z.strictObject({ ...here, before: z.optional(Cursor) }),
  output: z.object({ uses: z.array(LogRow), next: z.nullable(Cursor) }),
  errors: [],
})

/** A decision that a guard's phone made without network. */
export const OfflineUse = z.strictObject({
  /** Names it once and for good: sent again it is the same entry. */
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
 * Enters what was decided without network, each once. Everything in it is checked again: a code that was forged or a pass that had ended is
 * recorded as suspicious for the property manager. What can't belong to anybody is `unknown` and not recorded.
 */
export const sync = action({
  name: 'gate.sync',
  audience: 'guard',
  scope: 'compoundId',
  writes: true,
  unaudited: 'the log of uses is its own record: who, when, at which gate',
  input: z.strictObject({ ...here, uses: z.array(OfflineUse).check(z.minLength(1), z.maxLength(20)) }),
  output: z.object({ results: z.array(z.object({ localId: RequestId, result: z.enum(['recorded', 'suspicious', 'unknown']) })) }),
  errors: [],
})

export const gateActions = { duty, offlineList, verify, refuse, undo, today, sync }
